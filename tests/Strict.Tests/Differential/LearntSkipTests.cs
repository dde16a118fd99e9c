using System.Globalization;
using System.Text;
using Framewright.Json;

namespace Framewright.Strict.Tests.Differential;

/// <summary>What was learnt of valid containers must let no wrong one through, wherever it differs and however deep it stands.</summary>
public sealed class LearntSkipTests
{
    // Enough for each stretch to come twice, be kept, and be expected.
    private const int Lessons = 4;

    private static readonly string[] Containers =
    [
        """[{"type":"PARAGRAPH","value":[{"type":"PLAIN_TEXT","value":"some words, longer than a block of the scan is"}]}]""",
        """[{"type":"PARAGRAPH","value":[{"type":"BOLD","value":[{"type":"PLAIN_TEXT","value":"b"}]},{"type":"EMOJI","value":{"type":"PLAIN_TEXT","value":"smile"},"shortCode":"smile"}]}]""",
        """{"host":"example.com","hash":null,"port":443,"list":[1,-2.5e3,true,{},[],"x",false],"query":"a\"b\\c\u00e9","empty":"","last":{"a":{"b":"c"}}}""",
        """[[["a","b"],["c"]],{"k":{"k":{"k":"v"}}},"end", "white" , { "space" : "too" }]""",
    ];

    private static readonly byte[][] Pieces =
    [
        .. "{}[]\",:\\ \n0123456789-+.eEtfnulx"u8.ToArray().Select(part => new[] { part }),
        [0], [0x1F], [0x7F],
        .. ((string[])["\"\"", "{}", "[]", ",,", "::", "\"x\":", ",\"x\"", "]}", "}]", "null", "01", "\\u", "\\x"]).Select(Encoding.UTF8.GetBytes),
    ];

    [Fact]
    public void A_change_at_any_place_of_a_known_container_is_judged_as_the_framework_does()
    {
        var (valid, invalid) = (0, 0);
        foreach (var container in Containers.Select(Encoding.UTF8.GetBytes))
        {
            var skips = new LearntSkips();
            for (var at = 0; at <= container.Length; at++)
            {
                Teach(skips);
                Judge([.. container.AsSpan(0, at)]);
                if (at < container.Length) Judge([.. container.AsSpan(0, at), .. container.AsSpan(at + 1)]);
                foreach (var piece in Pieces)
                {
                    Judge([.. container.AsSpan(0, at), .. piece, .. container.AsSpan(at)]);
                    if (at + piece.Length <= container.Length) Judge([.. container.AsSpan(0, at), .. piece, .. container.AsSpan(at + piece.Length)]);
                }
            }

            void Judge(byte[] json)
            {
                var isJson = ReaderWalk.Accepts(json);
                if (isJson) valid++;
                else invalid++;
                if (skips.Skips(json, 0, out _, out _) != isJson) Assert.Fail($"{(isJson ? "Refused" : "Accepted")}: {Encoding.UTF8.GetString(json)}");
            }
        }

        Assert.True(valid > 2_000 && invalid > 10_000, $"{valid} and {invalid}");
    }

    [Fact]
    public void A_fault_is_found_where_a_walk_that_knows_nothing_finds_it()
    {
        var skips = new LearntSkips();
        Teach(skips);
        foreach (var container in Containers.Select(Encoding.UTF8.GetBytes))
        {
            for (var at = 1; at < container.Length; at++)
            {
                byte[] json = [.. container.AsSpan(0, at), 0x01, .. container.AsSpan(at)];
                Assert.False(skips.Skips(json, 0, out _, out var fault));
                Assert.Equal(Assert.Throws<FrameFormatException>(() => new JsonCursor(json).Skip()).Offset, fault);
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(StretchMemo.MaxLevels - 1)]
    [InlineData(StretchMemo.MaxLevels)]
    [InlineData(StretchMemo.MaxLevels + 1)]
    [InlineData(JsonCursor.MaxDepth - 1)]
    [InlineData(JsonCursor.MaxDepth)]
    [InlineData(JsonCursor.MaxDepth + 1)]
    public void The_limit_of_depth_holds_from_every_outer_depth(int levels)
    {
        string[] texts = [Nested(levels, isObject: false, isFull: false), Nested(levels, isObject: true, isFull: false), Nested(levels, isObject: false, isFull: true), Nested(levels, isObject: true, isFull: true)];
        var skips = new LearntSkips();
        for (var depth = 0; depth <= JsonCursor.MaxDepth; depth++)
        {
            foreach (var text in texts)
            {
                // Learnt where it is allowed, and met where it may not be any more.
                var json = Encoding.UTF8.GetBytes(text);
                for (var lesson = 0; lesson < Lessons; lesson++) Assert.Equal(levels <= JsonCursor.MaxDepth, skips.Skips(json, 0, out _, out _));
                var wrapped = Encoding.UTF8.GetBytes($"{new string('[', depth)}{text}{new string(']', depth)}");
                var isJson = ReaderWalk.Accepts(wrapped);
                Assert.Equal(depth + levels <= JsonCursor.MaxDepth, isJson);
                Assert.Equal(isJson, skips.Skips(json, depth, out _, out _));
            }
        }
    }

    [Fact]
    public void What_is_kept_is_bounded_and_right_whatever_comes()
    {
        var scratch = new ViewScratch();
        for (var round = 0; round < 20_000; round++)
        {
            scratch.Reset();
            var name = (round / 2).ToString(CultureInfo.InvariantCulture);
            var json = Encoding.UTF8.GetBytes($$"""{"a{{name}}":["x"],"b{{name}}":[{"c":{{name}}},"y"],"d":"{{name}}"}""");
            var cursor = new JsonCursor(json);
            DeferredCodec.Read(ref cursor, scratch);
            cursor.ExpectEnd();
            Assert.InRange(scratch.Stretches?.Used ?? 0, 0, StretchMemo.Places);
        }
    }

    [Fact]
    public void What_comes_again_is_learnt()
    {
        var memo = new StretchMemo();
        var (at, open, last) = (0, StretchMemo.Outside, StretchMemo.Before("[\"a\"]  "u8));
        Assert.False(memo.TryPass("[\"a\"]"u8, ref at, ref open, ref last));
        for (var lesson = 0; lesson < 2; lesson++)
        {
            Assert.Equal(1, memo.Used);
            memo.Learn("[\""u8, StretchMemo.Outside, 2, ref last);
        }

        Assert.Equal(2, memo.Used);
        last = StretchMemo.Before("[\"a\"]  "u8);
        Assert.True(memo.TryPass("[\"a\"]"u8, ref at, ref open, ref last));
        Assert.Equal((2, 2UL), (at, open));

        // The same bytes within other brackets are something else.
        (at, last) = (0, StretchMemo.Before("[\"a\"]  "u8));
        Assert.False(memo.TryPass("[\"a\"]"u8, ref at, ref open, ref last));
    }

    private static void Teach(LearntSkips skips)
    {
        for (var lesson = 0; lesson < Lessons; lesson++)
        {
            foreach (var container in Containers) Assert.True(skips.Skips(Encoding.UTF8.GetBytes(container), 0, out _, out _));
        }
    }

    // With texts at each level, so that each is a place between stretches, or with one innermost.
    private static string Nested(int levels, bool isObject, bool isFull)
    {
        var text = new StringBuilder();
        for (var level = 0; level < levels; level++) text.Append(isObject ? isFull ? "{\"t\":\"x\",\"n\":" : "{\"n\":" : isFull ? "[\"x\"," : "[");
        text.Append("\"innermost\"");
        for (var level = 0; level < levels; level++) text.Append(isFull ? isObject ? ",\"e\":\"y\"}" : ",\"y\"]" : isObject ? "}" : "]");
        return text.ToString();
    }
}
