using System.Text;
using Framewright.Json;
using static Framewright.Runtime.Tests.Json.CodecHarness;
using Matrix = Framewright.Json.ArrayCodec<Framewright.Json.ArrayCodec<Framewright.Json.Int32Codec, int, int>, Framewright.Json.ArrayView<Framewright.Json.Int32Codec, int, int>, Framewright.Json.JsonList<int>>;
using MatrixView = Framewright.Json.ArrayView<Framewright.Json.ArrayCodec<Framewright.Json.Int32Codec, int, int>, Framewright.Json.ArrayView<Framewright.Json.Int32Codec, int, int>, Framewright.Json.JsonList<int>>;
using Numbers = Framewright.Json.MapCodec<Framewright.Json.Int32Codec, int, int>;
using NumbersView = Framewright.Json.MapView<Framewright.Json.Int32Codec, int, int>;

namespace Framewright.Runtime.Tests.Json;

public sealed class ListTests
{
    [Fact]
    public void Nested_arrays_keep_their_order()
    {
        var view = JsonValues.View<Matrix, MatrixView, JsonList<JsonList<int>>>("[[1,2],[],null,[3]]"u8, new ViewScratch());
        var seen = new StringBuilder();
        foreach (var row in view)
        {
            seen.Append(row.IsPresent ? row.Count : "-");
            foreach (var number in row)
                seen.Append(',').Append(number);
            seen.Append(';');
        }

        Assert.Equal("2,1,2;0;-;1,3;", seen.ToString());
        Assert.Equal(4, view.Count);
        Assert.Equal("[[1, 2], [], [], [3]]", view.ToList().ToString());
    }

    [Fact]
    public void Null_elements_give_the_default()
    {
        Assert.Equal([1, 0, 3], Record<ArrayCodec<Int32Codec, int, int>, ArrayView<Int32Codec, int, int>, JsonList<int>>("[1,null,3]"));
        Assert.Equal(["a", ""], Record<ArrayCodec<TextCodec, JsonText, string>, ArrayView<TextCodec, JsonText, string>, JsonList<string>>("[\"a\",null]"));
        Assert.Equal(0, Record<Numbers, NumbersView, JsonMap<int>>("{\"a\":null}")["a"]);
    }

    [Fact]
    public void Null_and_absent_are_empty_and_not_present()
    {
        Assert.Same(JsonList<JsonList<int>>.Empty, Default<Matrix, MatrixView, JsonList<JsonList<int>>>());
        Assert.Same(JsonMap<int>.Empty, Default<Numbers, NumbersView, JsonMap<int>>());
        var array = default(MatrixView);
        var map = default(NumbersView);
        Assert.False(array.IsPresent || map.IsPresent);
        Assert.Equal(0, array.Count + map.Count);
        Assert.False(array.GetEnumerator().MoveNext());
        Assert.False(map.GetEnumerator().MoveNext());
        Assert.False(map.TryGet("a"u8, out _));
        Assert.Empty(array.ToList());
        Assert.Empty(map.ToMap());
        Assert.True(JsonValues.View<Matrix, MatrixView, JsonList<JsonList<int>>>("[]"u8, new ViewScratch()).IsPresent);
        Assert.True(JsonValues.View<Numbers, NumbersView, JsonMap<int>>("{}"u8, new ViewScratch()).IsPresent);
    }

    [Fact]
    public void A_list_whose_slots_belong_to_another_frame_by_now_ends_all_the_same()
    {
        var scratch = new ViewScratch();
        var view = JsonValues.View<ArrayCodec<Int32Codec, int, int>, ArrayView<Int32Codec, int, int>, JsonList<int>>("[1,2]"u8, scratch);
        scratch.Reset();

        // What were links lead in a circle.
        var first = scratch.Rent(4);
        scratch.Set(first, Framewright.Json.Slot.Object(first + 2));
        scratch.Set(first + 1, Framewright.Json.Slot.Number(1, 1));
        scratch.Set(first + 2, Framewright.Json.Slot.Object(first));
        scratch.Set(first + 3, Framewright.Json.Slot.Number(3, 1));
        var seen = 0;
        foreach (var number in view)
            Assert.Equal(++seen, number);

        Assert.Equal(2, seen);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("1")]
    [InlineData("[1]")]
    [InlineData("[[1],{}]")]
    public void An_array_of_another_kind_is_a_fault(string json) => Fault<Matrix, MatrixView, JsonList<JsonList<int>>>(json);

    [Theory]
    [InlineData("[]")]
    [InlineData(" [ \n ] ")]
    public void An_empty_array_is_an_empty_map(string json)
    {
        var view = JsonValues.View<Numbers, NumbersView, JsonMap<int>>(Encoding.UTF8.GetBytes(json), new ViewScratch());
        Assert.Equal((true, 0), (view.IsPresent, view.Count));
        Assert.False(view.GetEnumerator().MoveNext());
        Assert.False(view.TryGet("a"u8, out _));
        Assert.Empty(Record<Numbers, NumbersView, JsonMap<int>>(json));
    }

    [Fact]
    public void What_follows_an_empty_array_is_read_on()
    {
        var maps = JsonValues.Parse<ArrayCodec<Numbers, NumbersView, JsonMap<int>>, ArrayView<Numbers, NumbersView, JsonMap<int>>, JsonList<JsonMap<int>>>("""[[],{"a":1},[ ],null]"""u8);
        Assert.Equal([0, 1, 0, 0], maps.Select(static map => map.Count));
    }

    [Fact]
    public void An_array_with_elements_is_a_fault_at_its_beginning()
    {
        var fault = Assert.Throws<FrameFormatException>(() => JsonValues.Parse<Numbers, NumbersView, JsonMap<int>>(" [1]"u8));
        Assert.Equal((1, "an object, or an empty array"), (fault.Offset, fault.Reason));
    }

    [Theory]
    [InlineData("[null]")]
    [InlineData("[[]]")]
    [InlineData("[{}]")]
    [InlineData("[")]
    [InlineData("[,]")]
    [InlineData("[}")]
    [InlineData("\"\"")]
    [InlineData("{\"a\":\"b\"}")]
    public void A_map_of_another_kind_is_a_fault(string json) => Fault<Numbers, NumbersView, JsonMap<int>>(json);

    [Fact]
    public void A_map_shows_the_wire_and_finds_the_last()
    {
        var view = JsonValues.View<Numbers, NumbersView, JsonMap<int>>("""{"b":1,"\u0061":2,"b":3,"n":null}"""u8, new ViewScratch());
        var seen = "";
        foreach (var entry in view)
            seen += $"{entry.Name.ToString()}={entry.Value};";

        Assert.Equal("b=1;a=2;b=3;n=0;", seen);
        Assert.Equal(4, view.Count);
        Assert.True(view.TryGet("b"u8, out var b));
        Assert.Equal(3, b);
        Assert.True(view.TryGet("a"u8, out var a));
        Assert.Equal(2, a);
        Assert.True(view.TryGet("n"u8, out _));
        Assert.False(view.TryGet("c"u8, out var none));
        Assert.Equal(0, none);
        Assert.Equal("{b: 3, a: 2, n: 0}", view.ToMap().ToString());
    }

    [Fact]
    public void Growing_scratch_corrupts_nothing()
    {
        var scratch = new ViewScratch();
        foreach (var size in (int[])[1, 100, 127, 128, 129, 255, 10_000])
        {
            var rows = Enumerable.Range(0, size).Select(row => Enumerable.Range(row, row % 7)).ToArray();
            var json = $"[{string.Join(',', rows.Select(row => $"[{string.Join(',', row)}]"))}]";
            var view = JsonValues.View<Matrix, MatrixView, JsonList<JsonList<int>>>(Encoding.UTF8.GetBytes(json), scratch);

            Assert.Equal(rows, view.ToList());
            Assert.Equal($"[{string.Join(", ", rows.Select(row => $"[{string.Join(", ", row)}]"))}]", view.ToList().ToString());
        }
    }

    [Fact]
    public void Writers_write_what_the_codecs_read()
    {
        Assert.Equal("[\"a\",null]", Written<ArrayWriter<TextCodec, string?>, IReadOnlyList<string?>?>(["a", null]));
        Assert.Equal("null", Written<ArrayWriter<Int32Codec, int>, IReadOnlyList<int>?>(null));
        Assert.Equal("{\"a\":1,\"b\\n\":2}", Written<MapWriter<Int32Codec, int>, IReadOnlyDictionary<string, int>?>(new JsonMap<int>([new("a", 1), new("b\n", 2)])));
        Assert.Equal("null", Written<MapWriter<Int32Codec, int>, IReadOnlyDictionary<string, int>?>(null));
        Assert.Equal("[[1],[]]", Written<ArrayWriter<ArrayWriter<Int32Codec, int>, IReadOnlyList<int>>, IReadOnlyList<IReadOnlyList<int>>?>([[1], []]));
    }
}
