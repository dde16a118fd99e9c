using System.Text;

namespace Framewright.Strict.Tests.Mutation;

/// <content>Values, members, nesting, and what is put in.</content>
internal sealed partial class Mutator
{
    internal static readonly byte[][] Escapes = Texts(
        "\\n", "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\r", "\\t", "\\u0041", "\\u00e9", "\\u4E2d", "\\uD83D\\uDE00", "\\u0000", "\\u001f", "\\\\\\\\", "\\\\\\\"",
        "\\", "\\x41", "\\'", "\\0", "\\u", "\\u1", "\\u12", "\\u123", "\\u123g", "\\uG123", "\\U0041", "\\u 041", "\\u-041", "\\u+041", "\\a", "\\\n", "\\\u00e9",
        "\\ud83d", "\\ude00", "\\ud83d\\ud83d", "\\ude00\\ud83d", "\\uD83Dx", "\\uD83D\\n", "\\uD83D\\u0041", "\\ud83d\\u");

    internal static readonly byte[][] NumberTexts = Texts(
        "0", "-0", "-1", "1", "12", "-12345678", "12345678", "123456789", "1234567890123456", "12345678901234567", "1234567890123456789", "1718000000123", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "2147483647", "2147483648", "-2147483649", "1e3", "1E+3", "1e-3", "1000e-3", "1.0", "1.50", "0.1", "-0.0", "0e0", "1e308", "1e309", "-1e400", "1e-400", "1e99999999999999999999", "0e99999999999", "79228162514264337593543950335",
        "79228162514264337593543950336", "0.0000000000000000000000000001", "00", "01", "-01", "-", "+1", ".5", "1.", "1.e5", "1e", "1e+", "1e-", "--1", "1-", "0x10", "1_000", "1a", "1,", "NaN", "Infinity", "-Infinity", "1.2.3", "1e5e5", "1e5.5", "1718000000123x",
        "012345678", "00000000", "1234567/", "1234567:", "12345678:", "123456789:1", "1718000000123.", "17180000001234567890123", "1718000000123.5", "1 2");

    internal static readonly byte[][] ValueTexts = Texts(
        "null", "true", "false", "nul", "nulll", "Null", "NULL", "tru", "truee", "True", "fals", "falsee", "nuLL", "none", "undefined", "{}", "[]", "{ }", "[ ]", "\"\"", "\"x\"", "''", "[[]]", "[{}]", "{\"a\":{}}", "[null]", "[1,2]", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}",
        "{\"a\":1,}", "{,}", "{1:2}", "{a:1}", "{\"a\":1 \"b\":2}", "{\"a\":1,\"a\":2}", "{\"$date\":1718000000123}", "{\"$date\":null}", "{\"$date\":\"x\"}", "{\"$date\":1,\"x\":[]}", "{\"x\":0,\"$date\":5}", "{\"$date\":}", "{\"$date\":1718000000123", "{\"$date\":1718000000123]", "{\"$date\":-1718000000123}",
        "{\"$binary\":\"AQID\"}", "{\"$binary\":\"A?\"}", "\"2024-06-10T08:13:20.123Z\"", "\"2024-06-10\"", "\"2024-13-10T08:13:20Z\"", "\"AQID\"", "\"A\"", "\"1.50\"", "\"{\\\"id\\\":\\\"p\\\"}\"", "\"{\\\"id\\\":\"", "// c\n1", "/* c */1", "1//c", "", " ", "\u00e9", "\ufeff1", "\ufeff");

    private static readonly byte[][] Letters = Texts("\u00e9", "\u65e5", "\U0001F600", "\u007f", "\u2028");

    private static readonly byte[][] Encodings =
    [
        [0xC3, 0xA9], [0xE6, 0x97, 0xA5], [0xF0, 0x9F, 0x98, 0x80], [0x7F], [0xEF, 0xBB, 0xBF], [0xC2, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
        [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xC3, 0x28], [0xC3, 0x22], [0xE2, 0x28, 0xA1], [0xF0, 0x9F, 0x98],
    ];

    private static readonly byte[][] Trailers = Texts(" ", "\n", "\r\n\t ", "\0", "}", "]", ",", "{}", "null", "1", "//", "\"", "\\", "\u001e", ":", "\ufeff", new string(' ', 70));

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Repeats, drops or moves a member of an object.</summary>
    private void MovePart()
    {
        if (Source.MembersByParent.Length == 0) return;
        var members = draws.Of<SourceFrame.Part[]>(Source.MembersByParent);
        var first = draws.Below(members.Length - 1);
        var (a, b) = (members[first], members[draws.Between(first + 1, members.Length - 1)]);
        ReadOnlySpan<byte> source = Source.Bytes;
        switch (draws.Below(4))
        {
            case 0:
                // From back to front, so that the other's place still holds.
                Frame.Replace(b.Start, b.Length, source[a.Start..a.End]);
                Frame.Replace(a.Start, a.Length, source[b.Start..b.End]);
                break;
            case 1:
                Frame.Insert(a.Start, ","u8);
                Frame.Insert(a.Start, source[b.Start..b.End]);
                break;
            case 2:
                Frame.Replace(a.Start, members[first + 1].Start - a.Start, []);
                break;
            default:
                Frame.Insert(b.End, source[a.Start..a.End]);
                Frame.Insert(b.End, ","u8);
                break;
        }
    }

    /// <summary>Puts a text in the place of a value; where the frame was damaged before, of whatever is there now.</summary>
    private void PutValue(ReadOnlySpan<byte> text)
    {
        var value = draws.Of<SourceFrame.Part>(Source.Values);
        Frame.Replace(value.Start, value.Length, text);
    }

    /// <summary>Wraps a value into levels, now and then with one bracket too few or of the other kind.</summary>
    private void Nest()
    {
        var value = draws.Of<SourceFrame.Part>(Source.Values);
        var levels = draws.Of<int>([1, 2, 3, 20, 58, 59, 60, 61, 62, 63, 64, 65, 200]);
        var isObject = draws.OneIn(2);
        var unit = isObject ? "{\"a\":"u8 : "["u8;
        var open = piece.AsSpan(0, levels * unit.Length);
        for (var level = 0; level < levels; level++) unit.CopyTo(open[(level * unit.Length)..]);
        var close = piece.AsSpan(open.Length, levels - (draws.OneIn(8) ? 1 : 0));
        close.Fill(isObject ? (byte)'}' : (byte)']');
        if (draws.OneIn(8) && close.Length > 0) close[draws.Below(close.Length)] ^= '{' ^ '[';
        Frame.Insert(value.End, close);
        Frame.Insert(value.Start, open);
    }

    /// <summary>The beginning of this text and the end of another.</summary>
    private void Splice(int at)
    {
        var other = draws.Of<SourceFrame>(sources).Bytes;
        Frame.Truncate(draws.OneIn(2) ? Next(Structure, at) : at);
        Frame.Insert(Frame.Length, other.AsSpan(draws.Below(other.Length)));
    }

    private ReadOnlySpan<byte> Digits()
    {
        var digits = piece.AsSpan(0, draws.OneIn(200) ? 10_000 : draws.OneIn(8) ? draws.Between(1, 400) : draws.Between(1, 40));
        foreach (ref var digit in digits) digit = (byte)('0' + draws.Below(10));
        if (draws.OneIn(3)) digits[draws.Below(digits.Length)] = draws.Of(".eE-+/:"u8);
        if (draws.OneIn(4)) digits[0] = (byte)'-';
        return digits;
    }
}
