using System.Text;

namespace Framewright.Json;

/// <summary>Questions about raw values of a frame: tokens, quotes and brackets included, as a header holds them. An empty token is an absent value.</summary>
/// <remarks>A token is one that <see cref="JsonCursor"/> has walked. Nothing here allocates except for <see cref="TextOrNull"/> and, for escaped strings, <see cref="Plain"/>.</remarks>
public static class JsonToken
{
    /// <summary>The kind of a value by its first byte; <see cref="JsonKind.None"/> for none.</summary>
    /// <param name="token">The value.</param>
    public static JsonKind KindOf(ReadOnlySpan<byte> token) => token.IsEmpty
        ? JsonKind.None
        : token[0] switch
        {
            (byte)'"' => JsonKind.String,
            (byte)'{' => JsonKind.Object,
            (byte)'[' => JsonKind.Array,
            (byte)'t' => JsonKind.True,
            (byte)'f' => JsonKind.False,
            (byte)'n' => JsonKind.Null,
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JsonKind.Number,
            _ => JsonKind.None,
        };

    /// <summary>Whether the value is a string of this text, compared unescaped.</summary>
    /// <param name="token">The value.</param>
    /// <param name="text">The text as UTF-8.</param>
    public static bool TextEquals(ReadOnlySpan<byte> token, ReadOnlySpan<byte> text)
    {
        if (!TryGetContent(token, out var raw))
            return false;
        return raw.SequenceEqual(text) ? !raw.Contains((byte)'\\') : JsonEscapes.StartsWith(raw, text, out var isWhole) && isWhole;
    }

    /// <summary>The value in the form in which equal texts have equal bytes: a string's escapes are resolved, its quotes stay. Allocates only when there are escapes.</summary>
    /// <param name="token">The value.</param>
    public static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> token)
    {
        if (!TryGetContent(token, out var raw) || !raw.Contains((byte)'\\'))
            return token;
        byte[] plain = [(byte)'"', .. JsonEscapes.Unescape(raw), (byte)'"'];
        return plain;
    }

    /// <summary>Whether the value is null. An absent value is not.</summary>
    /// <param name="token">The value.</param>
    public static bool IsNull(ReadOnlySpan<byte> token) => KindOf(token) == JsonKind.Null;

    /// <summary>Whether the value is true.</summary>
    /// <param name="token">The value.</param>
    public static bool IsTrue(ReadOnlySpan<byte> token) => KindOf(token) == JsonKind.True;

    /// <summary>Whether the value is false.</summary>
    /// <param name="token">The value.</param>
    public static bool IsFalse(ReadOnlySpan<byte> token) => KindOf(token) == JsonKind.False;

    /// <summary>Whether the value is a number equal to another, in whatever form it is written.</summary>
    /// <param name="token">The value.</param>
    /// <param name="value">The other number.</param>
    public static bool NumberEquals(ReadOnlySpan<byte> token, long value) =>
        KindOf(token) == JsonKind.Number && JsonNumber.TryGetInt64(token, out var number) && number == value;

    /// <summary>The value as text: a string unescaped, null for null or an absent value, anything else as its JSON.</summary>
    /// <param name="token">The value.</param>
    public static string? TextOrNull(ReadOnlySpan<byte> token)
    {
        if (TryGetContent(token, out var raw))
            return new JsonText(raw, raw.Contains((byte)'\\')).ToString();
        return KindOf(token) is JsonKind.Null or JsonKind.None ? null : Encoding.UTF8.GetString(token);
    }

    /// <summary>The value as an integer: an integral number, or a string of decimal digits only, as ids are often written.</summary>
    /// <param name="token">The value.</param>
    /// <param name="value">The integer.</param>
    /// <returns>False when it is neither, or out of range.</returns>
    public static bool TryGetInt64(ReadOnlySpan<byte> token, out long value)
    {
        value = 0;
        if (KindOf(token) == JsonKind.Number)
            return JsonNumber.TryGetInt64(token, out value);
        Span<byte> digits = stackalloc byte[20];
        if (!TryGetContent(token, out var raw) || raw.IsEmpty || !JsonEscapes.TryUnescape(raw, digits, out var length))
            return false;
        foreach (var digit in digits[..length])
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;
        }

        return JsonNumber.TryGetInt64(digits[..length], out value);
    }

    /// <summary>The value as a double: a number, or a string that holds nothing but a JSON number.</summary>
    /// <param name="token">The value.</param>
    /// <param name="value">The double.</param>
    /// <returns>False when it is neither, or beyond the largest double.</returns>
    public static bool TryGetDouble(ReadOnlySpan<byte> token, out double value)
    {
        value = 0;
        var number = TryGetContent(token, out var raw) ? raw : token;
        return JsonNumber.LengthAt(number) == number.Length && JsonNumber.TryGetDouble(number, out value);
    }

    /// <summary>What stands between a string's quotes, escapes and all; false for anything else.</summary>
    internal static bool TryGetContent(ReadOnlySpan<byte> token, out ReadOnlySpan<byte> raw)
    {
        var isText = KindOf(token) == JsonKind.String && token.Length >= 2;
        raw = isText ? token[1..^1] : default;
        return isText;
    }
}
