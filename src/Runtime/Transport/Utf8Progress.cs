using System.Buffers;
using System.Text;
using Framewright.Unicode;

namespace Framewright.Transport;

/// <summary>How far a text that comes in pieces has been checked. A piece may end within a character; what cannot become one is found at once.</summary>
internal struct Utf8Progress
{
    private const int LongestCharacter = 4;

    private int valid;

    /// <summary>Checks what has come since the last call.</summary>
    /// <param name="text">All of the text so far.</param>
    /// <returns>False when no further bytes could make it valid.</returns>
    public bool Accepts(ReadOnlySpan<byte> text)
    {
        var whole = WholeCharacters(text);
        if (whole > valid)
        {
            if (!Utf8Check.IsValid(text[valid..whole])) return false;
            valid = whole;
        }

        return valid == text.Length || Rune.DecodeFromUtf8(text[valid..], out _, out _) == OperationStatus.NeedMoreData;
    }

    /// <summary>Whether all of an accepted text of this length was whole characters.</summary>
    public readonly bool IsWhole(int length) => valid == length;

    /// <summary>Where the last character starts if more bytes may belong to it; else the end. Never before what is known to be valid.</summary>
    private readonly int WholeCharacters(ReadOnlySpan<byte> text)
    {
        for (var i = text.Length - 1; i >= valid && i > text.Length - LongestCharacter; i--)
        {
            if ((text[i] & 0xC0) == 0x80) continue;
            return text.Length - i < Length(text[i]) ? i : text.Length;
        }

        return text.Length;
    }

    private static int Length(byte first) => first switch
    {
        < 0xC0 => 1,
        < 0xE0 => 2,
        < 0xF0 => 3,
        _ => 4,
    };
}
