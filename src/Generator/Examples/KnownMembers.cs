using System.Text;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Pipeline;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator.Examples;

/// <summary>What of a value a generated writer has to write: the members that the schema lists.</summary>
internal static class KnownMembers
{
    private static readonly TypeRef Any = new(TypeRefKind.Scalar, "json", null, IsNullable: true);

    /// <summary>The value without members that no type lists, as compact JSON.</summary>
    public static string Of(JsonSyntax value, TypeRef type, ApiTypes types)
    {
        var text = new StringBuilder();
        Append(text, value, type, types);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonSyntax value, TypeRef type, ApiTypes types)
    {
        if (type.Kind == TypeRefKind.Array && value is JsonArraySyntax array)
        {
            text.Append('[');
            for (var i = 0; i < array.Items.Count; i++)
            {
                if (i > 0) text.Append(',');
                Append(text, array.Items[i], type.Element!, types);
            }

            text.Append(']');
        }
        else if (type.Kind == TypeRefKind.Map && value is JsonObjectSyntax map)
        {
            AppendMembers(text, map, _ => type.Element, types);
        }
        else if (type.Kind == TypeRefKind.Map && value is JsonArraySyntax { Items.Count: 0 })
        {
            // Read as an empty map, and written as one.
            text.Append("{}");
        }
        else if (type.Kind == TypeRefKind.Text && value is JsonStringSyntax held && JsonReader.Read(SourceText.From(held.Value), CancellationToken.None).Root is { } inner)
        {
            text.Append(CompactJson.Quote(Of(inner, type.Element!, types)));
        }
        else if (type.Kind == TypeRefKind.Named && types.Find(type.Name) is { } named)
        {
            Append(text, value, named, types);
        }
        else
        {
            text.Append(CompactJson.Write(value));
        }
    }

    private static void Append(StringBuilder text, JsonSyntax value, TypeModel type, ApiTypes types)
    {
        if (type is ObjectTypeModel { IsTuple: true } tuple && value is JsonArraySyntax elements)
        {
            AppendElements(text, elements, tuple, types);
        }
        else if (type is ObjectTypeModel { IsTuple: false } model && value is JsonObjectSyntax members)
        {
            AppendMembers(text, members, name => model.Field(name)?.Type ?? (model.KeepsUnknown ? Any : null), types);
        }
        else if (type is UnionTypeModel union && JsonPaths.Find(value, union.By) is { } tag && JsonPaths.Tag(tag, union.Of) is { } wire && union.Case(wire) is { } known && types.Find(known.Type) is ObjectTypeModel caseType)
        {
            // What tells the cases apart is written by the union where the case's type does not list it.
            if (value is JsonObjectSyntax ofCase) AppendMembers(text, ofCase, name => caseType.Field(name)?.Type ?? (caseType.KeepsUnknown || name == union.By.Steps[0].Name ? Any : null), types);
            else Append(text, value, caseType, types);
        }
        else
        {
            text.Append(CompactJson.Write(value));
        }
    }

    /// <summary>Elements behind those that the tuple lists are dropped, nulls that stand for left out ones at the end too; one that may be null and is not there is written as null.</summary>
    private static void AppendElements(StringBuilder text, JsonArraySyntax value, ObjectTypeModel type, ApiTypes types)
    {
        var count = type.Fields.Count;
        while (count > 0 && type.Fields[count - 1].IsOptional && IsLeftOut(value, count - 1)) count--;
        text.Append('[');
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append(',');
            if (IsLeftOut(value, i)) text.Append("null");
            else Append(text, value.Items[i], type.Fields[i].Type, types);
        }

        text.Append(']');
    }

    private static bool IsLeftOut(JsonArraySyntax value, int index) => index >= value.Items.Count || value.Items[index] is JsonLiteralSyntax { Kind: LiteralKind.Null };

    private static void AppendMembers(StringBuilder text, JsonObjectSyntax value, Func<string, TypeRef?> typeOf, ApiTypes types)
    {
        text.Append('{');
        var separator = "";
        foreach (var member in value.Members)
        {
            if (typeOf(member.Name.Value) is not { } type) continue;
            text.Append(separator).Append(CompactJson.Quote(member.Name.Value)).Append(':');
            Append(text, member.Value, type, types);
            separator = ",";
        }

        text.Append('}');
    }
}
