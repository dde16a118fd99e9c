using System.Text;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Runtime.Tests.Seam;

/// <summary>Keys are read from events and from fetched items into a hash and a number, and an event's body is made around an item.</summary>
public sealed class StreamKeyTests
{
    private static readonly StreamKey Key = new(
        new JsonPath(0, "_id"), new JsonPath("_id"), new JsonPath(0, "_updatedAt"), new JsonPath("_updatedAt"), DateVersion<EjsonDateCodec>.Instance);

    private static readonly StreamKey Numbers = new(new JsonPath("id"), new JsonPath("id"), new JsonPath("v"), new JsonPath("v"), NumberVersion.Instance);

    public static TheoryData<string, string> SameIds => new()
    {
        { """{"id":"5"}""", """{"id":5}""" },
        { """{"id":"a/b"}""", """{"id":"a\/b"}""" },
        { """{"id":"é😀"}""", """{"id":"\u00e9\ud83d\ude00"}""" },
        { """{"id":""}""", """{ "x": [1, {"id": 2}], "id" : "" }""" },
        { $$"""{"id":"{{new string('x', 400)}}y"}""", $$"""{"id":"{{new string('x', 400)}}\u0079"}""" },
    };

    [Fact]
    public void An_event_and_the_item_in_it_have_the_same_key()
    {
        const string Item = """{"_id":"m1","_updatedAt":{"$date":1732358386633}}""";
        Assert.True(Key.TryReadKey(Utf8($"[{Item}]"), out var id, out var version));
        Assert.True(Key.TryReadItemKey(Utf8(Item), out var itemId, out var itemVersion));
        Assert.Equal((id, version), (itemId, itemVersion));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1732358386633).UtcTicks, version);

        Assert.True(Key.TryReadItemKey(Utf8("\"m1\""), out var bare, out var none));
        Assert.Equal((id, null), (bare, none));
    }

    [Theory]
    [MemberData(nameof(SameIds))]
    public void Ids_of_one_text_have_one_hash(string left, string right)
    {
        Assert.True(Numbers.TryReadKey(Utf8(left), out var first, out _));
        Assert.True(Numbers.TryReadKey(Utf8(right), out var second, out _));
        Assert.Equal(first, second);
        Assert.Equal(Numbers.ReadId(Utf8(left)), Numbers.ReadId(Utf8(right)));
    }

    [Fact]
    public void Other_ids_have_other_hashes()
    {
        var halves = new HashSet<ulong>();
        const int Count = 100_000;
        for (var i = 0; i < Count; i++)
        {
            // Numbers, and texts that differ in length, in zeros at the end, and in one bit.
            var text = (i % 4) switch { 0 => $"{i}", 1 => new string('\u0001', i / 4 % 300) + i, 2 => $"id-{i}-{new string('a', 20)}", _ => $"\u0000{i}" };
            Assert.True(Numbers.TryReadKey(Utf8($$"""{"id":{{System.Text.Json.JsonSerializer.Serialize(text)}}}"""), out var id, out _));
            halves.Add((ulong)id);
            halves.Add((ulong)(id >> 64));
        }

        // Each half is a hash of its own: of 200,000 random 64-bit numbers two are the same in one run of a billion.
        Assert.Equal(2 * Count, halves.Count);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"id":null,"v":1}""")]
    [InlineData("[]")]
    [InlineData("3")]
    public void Without_an_id_there_is_no_key(string body)
    {
        Assert.False(Numbers.TryReadKey(Utf8(body), out var id, out _));
        Assert.Equal(default, id);
    }

    [Theory]
    [InlineData("""{"id":1,"v":12.5}""", "12.5")]
    [InlineData("""{"id":1,"v":"12.5"}""", "12.5")]
    [InlineData("""{"id":1,"v":"\u00312"}""", "12")]
    [InlineData("""{"id":1,"v":1e3}""", "1000")]
    [InlineData("""{"id":1,"v":"never"}""", null)]
    [InlineData("""{"id":1,"v":null}""", null)]
    [InlineData("""{"id":1,"v":[1]}""", null)]
    [InlineData("""{"id":1}""", null)]
    public void A_version_is_a_number_or_none(string body, string? expected)
    {
        Assert.True(Numbers.TryReadKey(Utf8(body), out _, out var version));
        Assert.Equal(expected is null ? null : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), version);
        Assert.Equal(version, Numbers.ReadVersion(Utf8(body)));
    }

    [Theory]
    [InlineData("""[{"_id":1,"_updatedAt":{"$date":null}}]""")]
    [InlineData("""[{"_id":1,"_updatedAt":{"$date":"soon"}}]""")]
    [InlineData("""[{"_id":1,"_updatedAt":7}]""")]
    public void What_is_no_date_is_no_version(string body)
    {
        Assert.True(Key.TryReadKey(Utf8(body), out _, out var version));
        Assert.Null(version);
    }

    [Fact]
    public void What_is_no_json_is_a_fault()
    {
        Assert.Throws<FrameFormatException>(() => Key.TryReadKey(Utf8("""[{"_id":}]"""), out _, out _));
        Assert.Throws<FrameFormatException>(() => Key.TryReadItemKey(Utf8("""{"_id" 1}"""), out _, out _));
    }

    [Fact]
    public void Reading_keys_allocates_nothing()
    {
        (StreamKey Key, byte[] Body)[] cases =
        [
            (Key, Utf8("""[{"text":"x","_updatedAt":{"$date":1732358386633},"_id":"WS6hCb2gYx9mEd4nP"}]""")),
            (Key, Utf8("""[{"_id":"\u0061\/b"}]""")),
            (Numbers, Utf8("""{"id":12345678901,"v":"17.25"}""")),
            (new StreamKey(new JsonPath("id"), new JsonPath("id"), new JsonPath("at"), new JsonPath("at"), DateVersion<IsoDateCodec>.Instance), Utf8("""{"id":"a","at":"2026-11-21T10:00:00Z"}""")),
        ];
        foreach (var (key, body) in cases)
        {
            var best = long.MaxValue;
            for (var round = 0; round < 20; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 1_000; i++)
                {
                    key.TryReadKey(body, out _, out _);
                    key.TryReadItemKey(body, out _, out _);
                }

                best = Math.Min(best, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            Assert.Equal(0, best);
        }

        // The measure sees what allocates.
        var start = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(Key.ReadId(cases[0].Body));
        Assert.NotEqual(start, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void An_event_is_made_around_an_item()
    {
        const string Item = """{"_id":"m1"}""";
        Assert.Equal($"[{Item}]", Wrapped(new JsonPath(0, "_id"), new JsonPath("_id")));
        Assert.Equal($"[null,null,{Item}]", Wrapped(new JsonPath(2, "_id"), new JsonPath("_id")));
        Assert.Equal($$"""{"item":{{Item}}}""", Wrapped(new JsonPath("item", "_id"), new JsonPath("_id")));
        Assert.Equal($$"""{"a\"b":[null,{{Item}}]}""", Wrapped(new JsonPath("a\"b", 1, "x", 0, "_id"), new JsonPath("x", 0, "_id")));
        Assert.Equal(Item, Wrapped(new JsonPath("_id"), new JsonPath("_id")));
        Assert.Equal($"[{Item}]", Wrapped(new JsonPath(0), new JsonPath()));
        Assert.Equal($"[{Item}]", Wrapped(new JsonPath(0, "deep", JsonPathStep.InText, "_id"), new JsonPath("deep", JsonPathStep.InText, "_id")));

        string Wrapped(JsonPath id, JsonPath itemId) => Encoding.UTF8.GetString(new StreamKey(id, itemId).WrapItem(Utf8(Item)));
    }

    [Fact]
    public void No_event_is_made_around_an_item_that_lies_in_a_string_or_far_behind()
    {
        var inText = new StreamKey(new JsonPath("post", JsonPathStep.InText, "id"), new JsonPath("id"));
        Assert.False(inText.TryWrapItem("{}"u8, out var body));
        Assert.Null(body);
        Assert.Throws<NotSupportedException>(() => inText.WrapItem("{}"u8));
        Assert.False(new StreamKey(new JsonPath(int.MaxValue, "id"), new JsonPath("id")).TryWrapItem("{}"u8, out _));
        Assert.False(new StreamKey(new JsonPath(0, "id"), new JsonPath("key")).TryWrapItem("{}"u8, out _));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
