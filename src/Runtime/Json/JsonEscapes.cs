using System.Text;

namespace Framewright.Json;

/// <summary>The escapes of JSON strings. Input is the content of a string that <see cref="JsonCursor"/> has checked.</summary>
internal static class JsonEscapes
{
    private const int UnicodeLength = 6;
    private const int MaxDecoded = 4;

    /// <summary>The length of the escape at the start of the bytes; 0 when it is none. A surrogate pair counts as two escapes.</summary>
    public static int LengthAt(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
            return 0;
        return bytes[1] switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' => 2,
            (byte)'u' => TryUnit(bytes, out _) ? UnicodeLength : 0,
            _ => 0,
        };
    }

    /// <summary>Unescapes into an array of its own.</summary>
    public static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        var buffer = new byte[raw.Length];
        TryUnescape(raw, buffer, out var written);
        return buffer[..written];
    }

    /// <summary>Unescapes. The result is never longer than the input.</summary>
    /// <returns>False when the destination is too small.</returns>
    public static bool TryUnescape(ReadOnlySpan<byte> raw, Span<byte> destination, out int written)
    {
        written = 0;
        Span<byte> decoded = stackalloc byte[MaxDecoded];
        while (!raw.IsEmpty)
        {
            var rest = destination[written..];
            if (raw[0] != (byte)'\\')
            {
                var run = PlainLength(raw);
                if (!raw[..run].TryCopyTo(rest))
                    return false;
                written += run;
                raw = raw[run..];
            }
            else if (rest.Length >= MaxDecoded)
            {
                written += Decode(ref raw, rest);
            }
            else
            {
                var length = Decode(ref raw, decoded);
                if (!decoded[..length].TryCopyTo(rest))
                    return false;
                written += length;
            }
        }

        return true;
    }

    /// <summary>Whether the unescaped text starts with another, compared byte by byte and without a copy.</summary>
    /// <param name="raw">The escaped text.</param>
    /// <param name="text">The other, plain.</param>
    /// <param name="isWhole">Whether nothing is left behind it.</param>
    public static bool StartsWith(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> text, out bool isWhole)
    {
        isWhole = false;
        Span<byte> decoded = stackalloc byte[MaxDecoded];
        while (!text.IsEmpty)
        {
            var run = PlainLength(raw);
            if (run >= text.Length)
            {
                isWhole = raw.Length == text.Length;
                return raw.StartsWith(text);
            }

            if (run == raw.Length || !text.StartsWith(raw[..run]))
                return false;
            raw = raw[run..];
            text = text[run..];
            var character = decoded[..Decode(ref raw, decoded)];
            if (character.Length > text.Length)
                return character.StartsWith(text);
            if (!text.StartsWith(character))
                return false;
            text = text[character.Length..];
        }

        isWhole = raw.IsEmpty;
        return true;
    }

    private static int PlainLength(ReadOnlySpan<byte> raw)
    {
        var backslash = raw.IndexOf((byte)'\\');
        return backslash < 0 ? raw.Length : backslash;
    }

    // Decodes the escape at the start, or the two of a surrogate pair, to UTF-8 and moves behind it.
    private static int Decode(ref ReadOnlySpan<byte> raw, scoped Span<byte> utf8)
    {
        if (TryUnit(raw, out var unit))
        {
            raw = raw[UnicodeLength..];
            if (char.IsHighSurrogate(unit) && TryUnit(raw, out var low) && char.IsLowSurrogate(low))
            {
                raw = raw[UnicodeLength..];
                return new Rune(unit, low).EncodeToUtf8(utf8);
            }

            return (Rune.TryCreate(unit, out var rune) ? rune : Rune.ReplacementChar).EncodeToUtf8(utf8);
        }

        utf8[0] = (raw.Length < 2 ? (byte)0 : raw[1]) switch
        {
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            var itself => itself,
        };
        raw = raw[Math.Min(2, raw.Length)..];
        return 1;
    }

    private static bool TryUnit(ReadOnlySpan<byte> bytes, out char unit)
    {
        unit = '\0';
        if (bytes.Length < UnicodeLength || !bytes.StartsWith("\\u"u8))
            return false;
        var value = 0;
        foreach (var digit in bytes[2..UnicodeLength])
        {
            if (!char.IsAsciiHexDigit((char)digit))
                return false;
            value = (value << 4) | (char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        unit = (char)value;
        return true;
    }
}
