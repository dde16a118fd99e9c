using Framewright.Generator.Json;

namespace Framewright.Generator.Schema;

/// <summary>Reads the small languages inside strings (types, parameters, placeholders) and knows where each word stands in the file.</summary>
internal sealed class TextCursor(JsonStringSyntax source)
{
    private readonly string text = source.Value;

    public JsonStringSyntax Source { get; } = source;

    public int Position { get; set; }

    public bool AtEnd => Position >= text.Length;

    public char Current => Position < text.Length ? text[Position] : '\0';

    public void SkipSpaces()
    {
        while (Current == ' ') Position++;
    }

    public bool TryTake(char expected)
    {
        if (AtEnd || text[Position] != expected) return false;
        Position++;
        return true;
    }

    public bool TryTake(string expected)
    {
        if (string.CompareOrdinal(text, Position, expected, 0, expected.Length) != 0) return false;
        Position += expected.Length;
        return true;
    }

    /// <summary>Letters, digits and underscores; empty when none stands here.</summary>
    public string ReadWord()
    {
        var start = Position;
        while (char.IsLetterOrDigit(Current) || Current == '_') Position++;
        return From(start);
    }

    public string From(int start) => text.Substring(start, Position - start);

    public (int Start, int Length) SpanFrom(int start) => Source.SpanOf(start, Position - start);

    /// <summary>Everything from here to the end.</summary>
    public (int Start, int Length) Rest() => Source.SpanOf(Position, text.Length - Position);
}
