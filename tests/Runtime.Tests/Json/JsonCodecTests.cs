using System.Text.Json;
using Framewright.Json;
using static Framewright.Runtime.Tests.Json.CodecHarness;

namespace Framewright.Runtime.Tests.Json;

public sealed class JsonCodecTests
{
    [Theory]
    [InlineData("{\"a\":[1,2.50,\"x\"]}", JsonKind.Object)]
    [InlineData("[]", JsonKind.Array)]
    [InlineData("\"\\ud800\"", JsonKind.String)]
    [InlineData("1e400", JsonKind.Number)]
    [InlineData("true", JsonKind.True)]
    [InlineData("false", JsonKind.False)]
    public void Any_value_is_kept_as_its_bytes(string json, JsonKind kind)
    {
        var slice = JsonValues.View<JsonCodec, JsonSlice, JsonElement>(System.Text.Encoding.UTF8.GetBytes($" {json} "), new ViewScratch());

        Assert.True(slice.IsPresent);
        Assert.Equal(kind, slice.Kind);
        Assert.Equal(json, slice.ToString());
        Assert.Equal(json, Written<JsonCodec, JsonElement>(slice.ToElement()));
        Assert.Equal(json, Written<JsonCodec, JsonElement>(Record<JsonCodec, JsonSlice, JsonElement>(json)));
    }

    [Fact]
    public void Null_and_absent_are_not_present_and_written_as_null()
    {
        Assert.Equal(JsonValueKind.Undefined, Default<JsonCodec, JsonSlice, JsonElement>().ValueKind);
        var slice = JsonValues.View<JsonCodec, JsonSlice, JsonElement>("null"u8, new ViewScratch());
        Assert.False(slice.IsPresent);
        Assert.Equal(JsonKind.None, slice.Kind);
        Assert.Equal("", slice.ToString());
        Assert.Equal("null", Written<JsonCodec, JsonElement>(default));
    }

    [Theory]
    [InlineData("1 2")]
    [InlineData("[1,]")]
    [InlineData("")]
    public void A_users_text_is_one_value(string json) => Fault<JsonCodec, JsonSlice, JsonElement>(json);
}
