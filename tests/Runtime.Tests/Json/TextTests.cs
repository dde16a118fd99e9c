using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Framewright.Json;
using FsCheck;
using FsCheck.Fluent;
using static Framewright.Runtime.Tests.Json.CodecHarness;

namespace Framewright.Runtime.Tests.Json;

public sealed class TextTests
{
    // Plain letters, what JSON escapes, two- and three-byte characters, whole and lone surrogates.
    private static readonly Arbitrary<string> Strings = Gen.Frequency(
            (6, Gen.Choose('a', 'z').Select(unit => ((char)unit).ToString())),
            (2, Gen.Elements("\"", "\\", "/", "\b", "\f", "\n", "\r", "\t", "\0", "\u001f", "\u007f", "\u2028")),
            (2, Gen.Choose(0x80, 0xD7FF).Select(unit => ((char)unit).ToString())),
            (2, Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32)),
            (1, Gen.Choose(0xD800, 0xDFFF).Select(unit => ((char)unit).ToString())))
        .ListOf().Select(string.Concat).ToArbitrary();

    [Fact]
    public void Any_text_comes_back_from_the_writer() => Prop.ForAll(Strings, text =>
    {
        var expected = WellFormed(text);
        foreach (var encoder in (JavaScriptEncoder[])[JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping])
        {
            var buffer = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = encoder }))
                TextCodec.Write(writer, text);
            AssertText(buffer.WrittenSpan, expected);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_comes_back_from_escapes() => Prop.ForAll(Strings, text =>
    {
        AssertText(Encoding.UTF8.GetBytes($"\"{string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"))}\""), WellFormed(text));
        AssertText(Encoding.UTF8.GetBytes($"\"{string.Concat(text.Select((unit, index) => index % 2 == 0 || unit is < ' ' or '"' or '\\' || char.IsSurrogate(unit) ? $"\\u{(int)unit:X4}" : unit.ToString()))}\""), WellFormed(text));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_come_back_from_the_writer() => Prop.ForAll(Strings, text =>
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, int> { [text] = 1 });
        var cursor = new JsonCursor(json);
        cursor.EnterObject();
        Assert.Equal(WellFormed(text), Encoding.UTF8.GetString(cursor.ReadName()));
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData(" \"a\" ", "a")]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"\\uD83D\\uDE00\"", "😀")]
    [InlineData("\"\\uD83D\"", "\uFFFD")]
    [InlineData("\"\\uDE00\\uD83D\"", "\uFFFD\uFFFD")]
    [InlineData("\"\\uD83D\\uD83D\\uDE00\"", "\uFFFD😀")]
    [InlineData("\"\\uD83D\\n\"", "\uFFFD\n")]
    [InlineData("\"\\u0000\"", "\0")]
    public void Escapes_are_undone(string json, string expected)
    {
        Assert.Equal(expected, Record<TextCodec, JsonText, string>(json));
        AssertText(Encoding.UTF8.GetBytes(json), expected);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("{}")]
    [InlineData("[\"a\"]")]
    [InlineData("true")]
    public void Another_kind_is_a_fault(string json) => Fault<TextCodec, JsonText, string>(json);

    [Fact]
    public void Null_and_absent_are_empty_and_not_present()
    {
        Assert.Equal("", Default<TextCodec, JsonText, string>());
        var text = JsonValues.View<TextCodec, JsonText, string>("null"u8, new ViewScratch());
        Assert.False(text.IsPresent);
        Assert.True(text == ""u8);
        Assert.Equal("", text.ToString());
        Assert.True(JsonValues.View<TextCodec, JsonText, string>("\"\""u8, new ViewScratch()).IsPresent);
        Assert.Equal("null", Written<TextCodec, string?>(null));
    }

    [Fact]
    public void A_long_escaped_text_needs_no_stack()
    {
        var text = string.Concat(Enumerable.Repeat("é\n", 100_000));
        AssertText(JsonSerializer.SerializeToUtf8Bytes(text), text);
    }

    [Fact]
    public void A_string_with_a_lone_surrogate_equals_nothing()
    {
        var text = JsonValues.View<TextCodec, JsonText, string>("\"\\ud800\""u8, new ViewScratch());
        Assert.False(text.Equals("\ud800"));
        Assert.True(text.Equals("\ufffd"));
        Assert.False(text.Equals((string?)null));
    }

    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static void AssertText(ReadOnlySpan<byte> json, string expected)
    {
        var text = JsonValues.View<TextCodec, JsonText, string>(json, new ViewScratch());
        var utf8 = Encoding.UTF8.GetBytes(expected);
        Assert.Equal(expected, text.ToString());
        Assert.True(text.IsPresent);
        Assert.Equal(text.Raw.Contains((byte)'\\'), text.IsEscaped);
        Assert.True(text == utf8);
        Assert.True(text.Equals(expected));
        Assert.True(text.Equals((object)expected));
        Assert.Equal(expected.GetHashCode(StringComparison.Ordinal), text.GetHashCode());
        Assert.False(text == [.. utf8, (byte)'x']);
        Assert.False(text.Equals(expected + "x"));
        Assert.InRange(utf8.Length, 0, text.MaxLength);
        AssertCopies(text, utf8);
        for (var length = 0; length < Math.Min(utf8.Length, 64); length++)
        {
            Assert.True(text.StartsWith(utf8.AsSpan(0, length)));
            Assert.False(text == utf8.AsSpan(0, length));
            byte[] other = [.. utf8.AsSpan(0, length), (byte)(utf8[length] ^ 1)];
            Assert.False(text.StartsWith(other));
        }

        Assert.True(text.StartsWith(utf8));
        Assert.False(text.StartsWith([.. utf8, (byte)'x']));

        var token = json.Trim(" "u8);
        Assert.True(JsonToken.TextEquals(token, utf8));
        Assert.False(JsonToken.TextEquals(token, [.. utf8, (byte)'x']));
        Assert.Equal(expected, JsonToken.TextOrNull(token));
    }

    private static void AssertCopies(JsonText text, byte[] utf8)
    {
        var exact = new byte[utf8.Length];
        Assert.Equal(utf8.Length, text.CopyTo(exact));
        Assert.Equal(utf8, exact);
        if (utf8.Length == 0)
            return;
        Assert.False(text.TryCopyTo(new byte[utf8.Length - 1], out _));
        var thrown = false;
        try
        {
            text.CopyTo(exact.AsSpan(1));
        }
        catch (ArgumentException)
        {
            thrown = true;
        }

        Assert.True(thrown);
    }
}
