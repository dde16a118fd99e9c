using Framewright.Generator.Json;

namespace Framewright.Generator.Tests.Json;

public sealed class JsonReaderErrorTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 3)]
    [InlineData("// only a comment", 17)]
    [InlineData("{", 1)]
    [InlineData("[", 1)]
    [InlineData("[1", 2)]
    [InlineData("[1 2]", 3)]
    [InlineData("[,]", 1)]
    [InlineData("[1,,2]", 3)]
    [InlineData("{,}", 1)]
    [InlineData("{a:1}", 1)]
    [InlineData("{'a':1}", 1)]
    [InlineData("{\"a\"}", 4)]
    [InlineData("{\"a\":}", 5)]
    [InlineData("{\"a\":1 \"b\":2}", 7)]
    [InlineData("{\"a\":1]", 6)]
    [InlineData("[1}", 2)]
    [InlineData("1 2", 2)]
    [InlineData("{} x", 3)]
    [InlineData("]", 0)]
    [InlineData("True", 0)]
    [InlineData("nul", 0)]
    [InlineData("nullx", 0)]
    [InlineData("undefined", 0)]
    [InlineData("NaN", 0)]
    [InlineData("01", 0)]
    [InlineData("-", 0)]
    [InlineData("+1", 0)]
    [InlineData(".5", 0)]
    [InlineData("1.", 0)]
    [InlineData("1e", 0)]
    [InlineData("1e+", 0)]
    [InlineData("1x", 0)]
    [InlineData("0x10", 0)]
    [InlineData("\"", 0)]
    [InlineData("\"abc", 0)]
    [InlineData("\"a\nb\"", 0)]
    [InlineData("\"a\tb\"", 0)]
    [InlineData("\"\\x\"", 1)]
    [InlineData("\"\\", 1)]
    [InlineData("\"\\u12\"", 1)]
    [InlineData("\"\\u12g4\"", 1)]
    [InlineData("/* open", 0)]
    [InlineData("[1, /* open", 4)]
    [InlineData("/", 0)]
    [InlineData("\0", 0)]
    [InlineData("[\0]", 1)]
    public void A_broken_text_has_one_error_at_the_offending_token(string text, int start)
    {
        var document = Read.Any(text);

        Assert.Null(document.Root);
        var error = Assert.IsType<JsonError>(document.Error);
        Assert.Equal(start, error.Start);
        Assert.InRange(error.Start + error.Length, start, text.Length);
        Assert.NotEmpty(error.Message);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public void Deep_nesting_is_an_error_where_it_gets_too_deep(char open, char close)
    {
        var text = open == '['
            ? new string('[', 1_000) + new string(']', 1_000)
            : string.Concat(Enumerable.Repeat("{\"a\":", 1_000)) + "1" + new string(close, 1_000);
        var step = open == '[' ? 1 : 5;

        var error = Assert.IsType<JsonError>(Read.Any(text).Error);

        Assert.Equal((JsonReader.MaxDepth + 1) * step, error.Start);
    }

    [Fact]
    public void The_deepest_allowed_nesting_is_read()
        => Read.Valid(new string('[', JsonReader.MaxDepth + 1) + new string(']', JsonReader.MaxDepth + 1));

    [Fact]
    public void A_text_cut_anywhere_gives_an_error_and_no_exception()
    {
        const string text = "/* c */ { // d\n \"a\\u00e9\\n\": [1.5e-3, true, null, {\"b\": \"x\"}], \"c\": {} }";
        Read.Valid(text);
        for (var length = 0; length < text.Length; length++)
        {
            var document = Read.Any(text[..length]);
            Assert.True(document.Error is not null, $"cut at {length}");
            Assert.InRange(document.Error.Start + document.Error.Length, 0, length);
        }
    }

    [Fact]
    public void A_text_with_any_character_replaced_never_throws()
    {
        const string text = "{\"a\\u00e9\": [1.5e-3, true, {\"b\": \"x\"}, /* c */ null]}";
        foreach (var replacement in "\0\"\\{}[],:/*-e.\uFEFF\ud800x \n")
        {
            for (var i = 0; i < text.Length; i++)
            {
                var document = Read.Any(text[..i] + replacement + text[(i + 1)..]);
                Assert.True(document.Root is null != document.Error is null);
            }
        }
    }
}
