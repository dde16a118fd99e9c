using System.Text.Json;

namespace Framewright.Benchmarks.Generator;

/// <summary>Counts the types that a schema declares: objects and enums. Events that streams make types of are not declared.</summary>
public static class TypeCounter
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static int Count(SchemaFile schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema.Text, Lenient);
        return document.RootElement.TryGetProperty("types", out JsonElement types) ? types.EnumerateObject().Count() : 0;
    }
}
