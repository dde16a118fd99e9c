using System.Text;
using System.Text.Json;
using Framewright.Json;
using static Framewright.Runtime.Tests.Json.CodecHarness;

namespace Framewright.Runtime.Tests.Json;

/// <summary>Kept members and JSON in strings, against what the framework makes of the same bytes.</summary>
public sealed class KeptAndTextCodecTests
{
    private const int Rounds = 20_000;

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("""{"a":[1,"\u0022\\ud800"]}""")]
    [InlineData("\"\"")]
    public void Json_in_a_string_is_the_json(string json)
    {
        var inText = JsonSerializer.Serialize(json);
        var value = Record<JsonInTextCodec<KeptCodec, JsonSlice, JsonElement>, JsonSlice, JsonElement>(inText);
        Assert.Equal(json, value.GetRawText());
        Assert.Equal(json, JsonSerializer.Deserialize<string>(Written<JsonInTextWriter<JsonCodec, JsonElement>, JsonElement>(value)));
    }

    [Fact]
    public void Mutated_texts_are_judged_like_the_framework_does()
    {
        var random = new Random(5);
        byte[][] seeds = [.. new[] { """{"id":"a","list":[1,2.5,null],"x":"\u00e9"}""", "[true,[],{}]", "-1.5e3", "\"text\"" }.Select(Encoding.UTF8.GetBytes)];
        int accepted = 0, rejected = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var inner = Mutator.Mutate(seeds[round % seeds.Length], random);
            if (!System.Text.Unicode.Utf8.IsValid(inner))
                continue;
            var outer = JsonSerializer.SerializeToUtf8Bytes(Encoding.UTF8.GetString(inner));
            var expected = Walks.ReaderAccepts(inner);
            Assert.Equal(expected, Accepts(outer));
            accepted += expected ? 1 : 0;
            rejected += expected ? 0 : 1;
            var cut = outer.AsSpan(0, random.Next(outer.Length)).ToArray();
            Assert.False(Accepts(cut));
        }

        Assert.InRange(accepted, 100, Rounds);
        Assert.InRange(rejected, 100, Rounds);
    }

    [Fact]
    public void Texts_lie_behind_each_other_while_the_buffer_grows()
    {
        var items = Enumerable.Range(0, 200).Select(i => new string((char)('a' + i % 26), i * 7)).ToArray();
        var json = JsonSerializer.Serialize(items.Select(item => JsonSerializer.Serialize(JsonSerializer.Serialize(item))));
        var list = Record<
            ArrayCodec<JsonInTextCodec<JsonInTextCodec<TextCodec, JsonText, string>, JsonText, string>, JsonText, string>,
            ArrayView<JsonInTextCodec<JsonInTextCodec<TextCodec, JsonText, string>, JsonText, string>, JsonText, string>,
            JsonList<string>>(json);
        Assert.Equal(items, list);
    }

    [Fact]
    public void Depth_counts_through_strings()
    {
        var inner = new string('[', 40) + new string(']', 40);
        Assert.True(Accepts(JsonSerializer.SerializeToUtf8Bytes(inner)));
        var outer = Encoding.UTF8.GetBytes(new string('[', 30) + JsonSerializer.Serialize(inner) + new string(']', 30));
        var cursor = new JsonCursor(outer);
        for (var level = 0; level < 30; level++)
            Assert.True(cursor.EnterArray());
        FrameFormatException? fault = null;
        try
        {
            JsonInTextCodec<KeptCodec, JsonSlice, JsonElement>.Read(ref cursor, new ViewScratch());
        }
        catch (FrameFormatException exception)
        {
            fault = exception;
        }

        Assert.Equal(31, fault!.Offset);
    }

    [Fact]
    public void A_scratch_lets_go_of_an_enormous_text()
    {
        var scratch = new ViewScratch();
        var large = JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Serialize(new string('x', 1_000_000)));
        for (var round = 0; round < 10_000; round++)
        {
            scratch.Reset();
            var cursor = new JsonCursor(round == 0 ? large : "\"1\""u8);
            JsonInTextCodec<KeptCodec, JsonSlice, JsonElement>.Read(ref cursor, scratch);
        }

        Assert.Equal(1, scratch.Texts.Length);
        Assert.InRange(scratch.TextCapacity, 1, 1024);
    }

    [Theory]
    [InlineData("""{"a":1,"b":[1.0]}""", """{ "b" : [1], "a" : 1e0 }""", true)]
    [InlineData("""{"a":1}""", """{"a":2}""", false)]
    [InlineData("\"\\ud800\"", "\"\\ud800\"", true)]
    [InlineData("\"\\ud800\"", "\"\\ud801\"", false)]
    [InlineData("null", "null", true)]
    [InlineData("[1]", "[1,2]", false)]
    public void Json_is_equal_by_what_it_says(string left, string right, bool equal)
    {
        var (x, y) = (JsonElement.Parse(left), JsonElement.Parse(right));
        Assert.Equal(equal, JsonEquality.AreEqual(x, y));
        Assert.Equal(equal, JsonList.Create(x).Equals(JsonList.Create(y)));
        Assert.Equal(equal, JsonList.Create<JsonElement?>(x, null).Equals(JsonList.Create<JsonElement?>(y, null)));
        Assert.Equal(equal, new JsonMap<JsonElement>([new("a", x)]).Equals(new JsonMap<JsonElement>([new("a", y)])));
        if (equal)
            Assert.Equal(JsonList.Create<JsonElement?>(x, null).GetHashCode(), JsonList.Create<JsonElement?>(y, null).GetHashCode());
        Assert.False(JsonEquality.AreEqual(x, default));
        Assert.True(JsonEquality.AreEqual(default, default));
        Assert.Equal(0, JsonEquality.HashOf(default));
    }

    private static bool Accepts(byte[] json)
    {
        try
        {
            JsonValues.Parse<JsonInTextCodec<KeptCodec, JsonSlice, JsonElement>, JsonSlice, JsonElement>(json);
            return true;
        }
        catch (FrameFormatException)
        {
            return false;
        }
    }
}
