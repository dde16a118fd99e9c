using Framewright.Generator.Json;
using Framewright.Generator.Model;

namespace Framewright.Generator.Tests.Json;

public sealed class JsonReaderTests
{
    [Fact]
    public void Every_value_knows_where_it_stands()
    {
        const string text = "{\n  \"name\": [true, -1.5e3, \"x\"]\n}";
        var root = Assert.IsType<JsonObjectSyntax>(Read.Valid(text));
        var member = Assert.Single(root.Members);
        var array = Assert.IsType<JsonArraySyntax>(member.Value);

        Assert.Equal(text, Slice(text, root));
        Assert.Equal("\"name\"", Slice(text, member.Name));
        Assert.Equal("[true, -1.5e3, \"x\"]", Slice(text, array));
        Assert.Equal("true", Slice(text, array.Items[0]));
        Assert.Equal("-1.5e3", Slice(text, array.Items[1]));
        Assert.Equal("\"x\"", Slice(text, array.Items[2]));
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_accepted()
    {
        var root = Assert.IsType<JsonObjectSyntax>(Read.Valid("\uFEFF// first\r\n{ /* a */ \"a\" /**/ : /* b */ [1, 2, /* c */ ], } // last"));
        Assert.Equal(2, Assert.IsType<JsonArraySyntax>(root.Find("a")).Items.Count);
    }

    [Fact]
    public void Slashes_inside_strings_are_no_comments()
        => Assert.Equal("http://x/*y*/", Assert.IsType<JsonStringSyntax>(Read.Valid("\"http://x/*y*/\"")).Value);

    [Fact]
    public void Duplicate_members_are_kept()
        => Assert.Equal(2, Assert.IsType<JsonObjectSyntax>(Read.Valid("{\"a\":1,\"a\":2}")).Members.Count);

    [Theory]
    [InlineData("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t")]
    [InlineData("\"a\\u00e9b\\uD83D\\uDE00c\"", "aéb😀c")]
    [InlineData("\"\"", "")]
    public void Strings_are_unescaped(string json, string expected)
        => Assert.Equal(expected, Assert.IsType<JsonStringSyntax>(Read.Valid(json)).Value);

    [Theory]
    [InlineData("0", LiteralKind.Number)]
    [InlineData("-0", LiteralKind.Number)]
    [InlineData("10.25E-2", LiteralKind.Number)]
    [InlineData("true", LiteralKind.True)]
    [InlineData("false", LiteralKind.False)]
    [InlineData("null", LiteralKind.Null)]
    internal void Literals_keep_their_token(string json, LiteralKind kind)
    {
        var literal = Assert.IsType<JsonLiteralSyntax>(Read.Valid(json));
        Assert.Equal(kind, literal.Kind);
        Assert.Equal(json, literal.Text);
    }

    [Fact]
    public void Part_of_a_string_has_a_position_unless_escapes_shift_it()
    {
        var plain = Assert.IsType<JsonStringSyntax>(Read.Valid("  \"ab cd\""));
        var escaped = Assert.IsType<JsonStringSyntax>(Read.Valid("  \"\\u0061b cd\""));

        Assert.Equal((6, 2), plain.SpanOf(3, 2));
        Assert.Equal((escaped.Start, escaped.Length), escaped.SpanOf(3, 2));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_kept()
        => Assert.Equal("\ud800", Assert.IsType<JsonStringSyntax>(Read.Valid("\"\\ud800\"")).Value);

    [Fact]
    public void A_large_text_is_read()
    {
        var text = "[" + string.Concat(Enumerable.Repeat("{\"name\":\"value\"},\n", 60_000)) + "]";
        Assert.True(text.Length > 1_000_000);
        Assert.Equal(60_000, Assert.IsType<JsonArraySyntax>(Read.Valid(text)).Items.Count);
    }

    [Fact]
    public void Cancellation_gets_out()
        => Assert.Throws<OperationCanceledException>(() => JsonReader.Read(Microsoft.CodeAnalysis.Text.SourceText.From("[1]"), new CancellationToken(true)));

    private static string Slice(string text, JsonSyntax syntax) => text.Substring(syntax.Start, syntax.Length);
}
