namespace Framewright.Generator.Json;

/// <summary>A string, unescaped. Its span includes the quotation marks.</summary>
internal sealed class JsonStringSyntax(int start, int length, string value) : JsonSyntax(start, length)
{
    public string Value { get; } = value;

    /// <summary>Where a part of the value stands in the text; for a string with escapes, which shift offsets, the whole string.</summary>
    public (int Start, int Length) SpanOf(int offset, int length)
        => Length == Value.Length + 2 ? (Start + 1 + offset, length) : (Start, Length);
}
