using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Examples;

/// <summary>Checks a value of an example against its type: kinds, members that have to be there, values of enums. Members that the type does not list are welcome, as they are from a server.</summary>
/// <param name="example">The example.</param>
/// <param name="find">Finds a type as the targeted version has it.</param>
/// <param name="whole">Finds a type as all versions together have it: a value that only another version has is no mistake.</param>
/// <param name="scalars">What scalars look like.</param>
internal sealed class ValueCheck(ExampleText example, Func<string, TypeModel?> find, Func<string, TypeModel?> whole, ScalarForms scalars)
{
    public void Check(JsonSyntax value, TypeRef type, string what)
    {
        if (value is JsonLiteralSyntax { Kind: LiteralKind.Null } && type is not { Kind: TypeRefKind.Scalar, Name: "json" })
        {
            if (!type.IsNullable) example.Wrong(value, $"{what} may not be null");
            return;
        }

        switch (type.Kind)
        {
            case TypeRefKind.Array:
                CheckArray(value, type.Element!, what);
                break;
            case TypeRefKind.Map:
                CheckMap(value, type.Element!, what);
                break;
            case TypeRefKind.Named:
                if (find(type.Name) is { } named) Check(value, named, what);
                break;
            case TypeRefKind.Text:
                CheckText(value, type.Element!, what);
                break;
            case TypeRefKind.Scalar:
                if (scalars.Problem(value, type) is { } expected) example.Wrong(value, $"{what} must be {expected}");
                break;
        }
    }

    public void Check(JsonSyntax value, TypeModel type, string what)
    {
        switch (type)
        {
            case ObjectTypeModel { IsTuple: true } tuple:
                CheckTuple(value, tuple, what);
                break;
            case ObjectTypeModel model:
                CheckObject(value, model, what);
                break;
            case UnionTypeModel union:
                CheckUnion(value, union, what);
                break;
            case EnumTypeModel values:
                CheckEnum(value, values, what);
                break;
        }
    }

    private void CheckObject(JsonSyntax value, ObjectTypeModel type, string what)
    {
        if (value is not JsonObjectSyntax members)
        {
            example.Wrong(value, $"{what} must be an object, a {type.Name}");
            return;
        }

        foreach (var field in type.Fields)
        {
            var quoted = $"'{type.Name}.{field.Wire}'";
            if (members.Find(field.Wire) is { } member) Check(member, field.Type, quoted);
            else if (!field.IsOptional && !field.Type.IsNullable) example.Lacks(value, $"{quoted} has to be there; add it, or write \"{field.Wire}?\" for a member that may be absent");
        }
    }

    /// <summary>Elements in their order; a peer may send more of them.</summary>
    private void CheckTuple(JsonSyntax value, ObjectTypeModel type, string what)
    {
        if (value is not JsonArraySyntax array)
        {
            example.Wrong(value, $"{what} must be an array, a {type.Name}");
            return;
        }

        for (var i = 0; i < type.Fields.Count; i++)
        {
            var field = type.Fields[i];
            var quoted = $"'{type.Name}{field.Wire}'";
            if (i >= array.Items.Count)
            {
                if (!field.IsOptional && !field.Type.IsNullable) example.Lacks(value, $"{quoted} has to be there; add it, or write the element's name with '?' when it may be left out");
            }
            else if (!field.IsOptional || array.Items[i] is not JsonLiteralSyntax { Kind: LiteralKind.Null })
            {
                Check(array.Items[i], field.Type, quoted);
            }
        }
    }

    private void CheckUnion(JsonSyntax value, UnionTypeModel type, string what)
    {
        if (type.By.Steps[0].Name is null ? value is not JsonArraySyntax : value is not JsonObjectSyntax)
        {
            example.Wrong(value, $"{what} must be {(type.By.Steps[0].Name is null ? "an array" : "an object")}, a {type.Name}");
            return;
        }

        var path = PathText.Of(type.By);
        if (JsonPaths.Find(value, type.By) is not { } tag)
        {
            example.Lacks(value, $"'{path}', which tells the cases of {type.Name} apart, has to be there");
        }
        else if (JsonPaths.Tag(tag, type.Of) is not { } text)
        {
            example.Wrong(tag, $"'{path}', which tells the cases of {type.Name} apart, must be {Kind(type.Of)}");
        }
        else if (type.Case(text) is { } known)
        {
            if (find(known.Type) is { } named) Check(value, named, what);
        }
        else
        {
            if ((whole(type.Name) as UnionTypeModel)?.Case(text) is null) ReportUnlisted(tag, text, type.Name, type.Cases, static item => item.Wire);
        }
    }

    private static string Kind(string of) => of switch
    {
        "int" => "a whole number",
        "bool" => "true or false",
        _ => "a string",
    };

    /// <summary>What is in the string is checked like any other value; problems in it are reported at the string.</summary>
    private void CheckText(JsonSyntax value, TypeRef type, string what)
    {
        if (value is not JsonStringSyntax text) example.Wrong(value, what + " must be a string that holds JSON");
        else if (example.Inside(text, what) is { } inner) new ValueCheck(inner, find, whole, scalars).Check(inner.Root, type, "what is in " + what);
    }

    private void CheckEnum(JsonSyntax value, EnumTypeModel type, string what)
    {
        var text = type.IsInteger ? ScalarForms.Integer(value) : (value as JsonStringSyntax)?.Value;
        if (text is null)
        {
            example.Wrong(value, $"{what} must be {(type.IsInteger ? "a whole number" : "a string")}, a {type.Name}");
            return;
        }

        foreach (var member in (whole(type.Name) as EnumTypeModel ?? type).Members)
        {
            if (member.Wire == text) return;
        }

        ReportUnlisted(value, text, type.Name, type.Members, static item => item.Wire);
    }

    private void ReportUnlisted<T>(JsonSyntax value, string text, string type, EquatableArray<T> listed, Func<T, string> wireOf)
        where T : IEquatable<T>
    {
        var known = new List<string>();
        foreach (var item in listed) known.Add(wireOf(item));
        known.Sort(StringComparer.Ordinal);
        example.Unlisted(value, text, type, NearestName.Advice(text, known, "list it, or write a listed one"));
    }

    private void CheckArray(JsonSyntax value, TypeRef element, string what)
    {
        if (value is not JsonArraySyntax array)
        {
            example.Wrong(value, what + " must be an array");
            return;
        }

        foreach (var item in array.Items) Check(item, element, "an element of " + what);
    }

    private void CheckMap(JsonSyntax value, TypeRef element, string what)
    {
        // Some servers write an empty array where a map has no entries.
        if (value is JsonArraySyntax { Items.Count: 0 }) return;
        if (value is not JsonObjectSyntax map)
        {
            example.Wrong(value, what + " must be an object, a map");
            return;
        }

        foreach (var member in map.Members) Check(member.Value, element, "a value of " + what);
    }
}
