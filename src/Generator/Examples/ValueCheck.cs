using System.Globalization;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Examples;

/// <summary>Checks a value of an example against its type: kinds, members that have to be there, values of enums. Members that the type does not list are welcome, as they are from a server.</summary>
internal sealed class ValueCheck(ExampleText example, Func<string, TypeModel?> find, ScalarCodecsModel scalars)
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
            case TypeRefKind.Scalar:
                CheckScalar(value, type.Name, what);
                break;
        }
    }

    public void Check(JsonSyntax value, TypeModel type, string what)
    {
        if (type is ObjectTypeModel model) CheckObject(value, model, what);
        else if (type is EnumTypeModel values) CheckEnum(value, values, what);
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

    private void CheckEnum(JsonSyntax value, EnumTypeModel type, string what)
    {
        var text = type.IsInteger ? Integer(value) : (value as JsonStringSyntax)?.Value;
        if (text is null)
        {
            example.Wrong(value, $"{what} must be {(type.IsInteger ? "a whole number" : "a string")}, a {type.Name}");
            return;
        }

        var known = new List<string>();
        foreach (var member in type.Members)
        {
            if (member.Wire == text) return;
            known.Add(member.Wire);
        }

        known.Sort(StringComparer.Ordinal);
        example.Unlisted(value, text, type.Name, NearestName.Advice(text, known, "list it, or write a listed one"));
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
        if (value is not JsonObjectSyntax map)
        {
            example.Wrong(value, what + " must be an object, a map");
            return;
        }

        foreach (var member in map.Members) Check(member.Value, element, "a value of " + what);
    }

    private void CheckScalar(JsonSyntax value, string name, string what)
    {
        var expected = name switch
        {
            "string" when value is not JsonStringSyntax => "a string",
            "bool" when value is not JsonLiteralSyntax { Kind: LiteralKind.True or LiteralKind.False } => "true or false",
            "int" when Integer(value) is not { } text || !int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "a whole number of 32 bits",
            "long" when Integer(value) is null => "a whole number of 64 bits",
            "double" or "decimal" when value is not JsonLiteralSyntax { Kind: LiteralKind.Number } => "a number",
            "date" => Date(value),
            "binary" => Binary(value),
            _ => null,
        };
        if (expected is not null) example.Wrong(value, $"{what} must be {expected}");
    }

    private string? Date(JsonSyntax value) => scalars.Date switch
    {
        "ejson-date" => IsWrapped(value, "$date", isText: false) ? null : "a date as this protocol has it, {\"$date\": milliseconds}",
        "iso-8601" => value is JsonStringSyntax { Value.Length: > 0 } text && IsIso(text.Value) ? null : "a date as this protocol has it, \"2024-02-29T12:00:00Z\"",
        _ => value is JsonLiteralSyntax { Kind: LiteralKind.Number } ? null : $"a date as this protocol has it, {scalars.Date} as a number",
    };

    private string? Binary(JsonSyntax value) => scalars.Binary == "ejson-binary"
        ? IsWrapped(value, "$binary", isText: true) ? null : "bytes as this protocol has them, {\"$binary\": \"base64\"}"
        : value is JsonStringSyntax ? null : "bytes as this protocol has them, base64 in a string";

    private static bool IsWrapped(JsonSyntax value, string name, bool isText) => (value as JsonObjectSyntax)?.Find(name) switch
    {
        JsonStringSyntax => isText,
        JsonLiteralSyntax { Kind: LiteralKind.Number or LiteralKind.Null } => !isText,
        _ => false,
    };

    private static bool IsIso(string text)
        => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) && char.IsDigit(text[0]);

    /// <summary>The digits of a whole number that fits into 64 bits; null for anything else.</summary>
    private static string? Integer(JsonSyntax value) => value is JsonLiteralSyntax { Kind: LiteralKind.Number } number
        && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
        ? integer.ToString(CultureInfo.InvariantCulture)
        : null;
}
