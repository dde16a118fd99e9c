namespace Framewright.Generator.Json;

/// <summary>An array.</summary>
internal sealed class JsonArraySyntax(int start, int length, IReadOnlyList<JsonSyntax> items) : JsonSyntax(start, length)
{
    public IReadOnlyList<JsonSyntax> Items { get; } = items;
}
