using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Examples;

/// <summary>Finds values of examples by the paths of schemas.</summary>
internal static class JsonPaths
{
    /// <summary>The value at a path; null when there is none.</summary>
    public static JsonSyntax? Find(JsonSyntax root, SchemaPath path)
    {
        JsonSyntax? value = root;
        foreach (var step in path.Steps)
        {
            value = value switch
            {
                JsonObjectSyntax members when step.Name is { } name => members.Find(name),
                JsonArraySyntax array when step.Name is null && step.Index < array.Items.Count => array.Items[step.Index],
                _ => null,
            };
        }

        return value;
    }

    /// <summary>A value that tells the cases of a union apart, as the union writes it; null for one of another kind.</summary>
    /// <param name="of">What the union is told apart by: <c>string</c>, <c>int</c> or <c>bool</c>.</param>
    public static string? Tag(JsonSyntax value, string of) => of switch
    {
        "int" => ScalarForms.Integer(value),
        "bool" => value is JsonLiteralSyntax { Kind: LiteralKind.True or LiteralKind.False } literal ? (literal.Kind == LiteralKind.True ? "true" : "false") : null,
        _ => (value as JsonStringSyntax)?.Value,
    };
}
