using System.Text;
using Framewright.Json;

namespace Framewright.Runtime.Tests.Json;

public sealed class TokenTests
{
    [Theory]
    [InlineData("", JsonKind.None, null)]
    [InlineData("null", JsonKind.Null, null)]
    [InlineData("true", JsonKind.True, "true")]
    [InlineData("false", JsonKind.False, "false")]
    [InlineData("-1.50", JsonKind.Number, "-1.50")]
    [InlineData("\"\"", JsonKind.String, "")]
    [InlineData("\"a\\n\"", JsonKind.String, "a\n")]
    [InlineData("{\"a\": 1}", JsonKind.Object, "{\"a\": 1}")]
    [InlineData("[1]", JsonKind.Array, "[1]")]
    public void Kind_and_text(string token, JsonKind kind, string? text)
    {
        var bytes = Encoding.UTF8.GetBytes(token);
        Assert.Equal(kind, JsonToken.KindOf(bytes));
        Assert.Equal(text, JsonToken.TextOrNull(bytes));
        Assert.Equal(kind == JsonKind.Null, JsonToken.IsNull(bytes));
        Assert.Equal(kind == JsonKind.True, JsonToken.IsTrue(bytes));
        Assert.Equal(kind == JsonKind.False, JsonToken.IsFalse(bytes));
    }

    [Theory]
    [InlineData("\"abc\"", "abc", true)]
    [InlineData("\"a\\u0062c\"", "abc", true)]
    [InlineData("\"a\\u0062c\"", "a\\u0062c", false)]
    [InlineData("\"ab\"", "abc", false)]
    [InlineData("\"abcd\"", "abc", false)]
    [InlineData("abc", "abc", false)]
    [InlineData("12", "12", false)]
    [InlineData("null", "", false)]
    [InlineData("", "", false)]
    [InlineData("\"\"", "", true)]
    [InlineData("\"", "", false)]
    public void Text_is_compared_unescaped(string token, string text, bool expected) =>
        Assert.Equal(expected, JsonToken.TextEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("17", 17L)]
    [InlineData("-17", -17L)]
    [InlineData("1.7e1", 17L)]
    [InlineData("\"17\"", 17L)]
    [InlineData("\"\\u00317\"", 17L)]
    [InlineData("\"9223372036854775807\"", long.MaxValue)]
    [InlineData("\"9223372036854775808\"", null)]
    [InlineData("\"-17\"", null)]
    [InlineData("\"1.7e1\"", null)]
    [InlineData("\" 17\"", null)]
    [InlineData("\"m17\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("1.5", null)]
    [InlineData("null", null)]
    [InlineData("", null)]
    [InlineData("[17]", null)]
    [InlineData("\"111111111111111111111111111111111111\"", null)]
    public void Integers(string token, long? expected)
    {
        var bytes = Encoding.UTF8.GetBytes(token);
        Assert.Equal(expected is not null, JsonToken.TryGetInt64(bytes, out var value));
        Assert.Equal(expected ?? 0, value);
        Assert.Equal(expected is not null && !token.StartsWith('"'), JsonToken.NumberEquals(bytes, expected ?? 0));
        Assert.False(JsonToken.NumberEquals(bytes, 18));
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("\"1.5\"", 1.5)]
    [InlineData("\"\"", null)]
    [InlineData("\"1,5\"", null)]
    [InlineData("\"Infinity\"", null)]
    [InlineData("1e999", null)]
    [InlineData("true", null)]
    [InlineData("", null)]
    public void Doubles(string token, double? expected)
    {
        Assert.Equal(expected is not null, JsonToken.TryGetDouble(Encoding.UTF8.GetBytes(token), out var value));
        if (expected is not null)
            Assert.Equal(expected.Value, value);
    }
}
