namespace Framewright.Strict.Tests.Unicode;

/// <summary>Valid text of any length, to stand around what is tested.</summary>
internal static class Filler
{
    private static readonly byte[][] Characters = [[], [.. "a"u8], [.. "é"u8], [.. "€"u8], [.. "😀"u8]];

    public static void Ascii(Span<byte> text) => text.Fill((byte)'a');

    /// <summary>Characters of four bytes, and one that takes the rest. Begins with ASCII, as JSON does.</summary>
    public static void LongCharacters(Span<byte> text)
    {
        var head = Math.Min(3, text.Length);
        Ascii(text[..head]);
        for (text = text[head..]; text.Length > 0;)
        {
            var character = Characters[Math.Min(text.Length, 4)];
            character.CopyTo(text);
            text = text[character.Length..];
        }
    }
}
