using System.Text;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Pipeline;

namespace Framewright.Generator.Examples;

/// <summary>What of a value a generated writer has to write: the members that the schema lists.</summary>
internal static class KnownMembers
{
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
        else if (type.Kind == TypeRefKind.Named && types.Find(type.Name) is ObjectTypeModel model && value is JsonObjectSyntax members)
        {
            AppendMembers(text, members, name => FieldType(model, name), types);
        }
        else
        {
            text.Append(CompactJson.Write(value));
        }
    }

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

    private static TypeRef? FieldType(ObjectTypeModel model, string wire)
    {
        foreach (var field in model.Fields)
        {
            if (field.Wire == wire) return field.Type;
        }

        return null;
    }
}
