using System.Text;
using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Types;

/// <summary>One of several objects: found out by a member in any position, kept when it is none that is known, and written again.</summary>
public sealed class UnionTests(UnionTests.Fixture fixture) : IClassFixture<UnionTests.Fixture>
{
    public const string Types = """
        "Page": { "fields": { "blocks": "Block[]", "main?": "Block", "byName?": "map<Block?>", "event?": "Event", "flag?": "Flag", "deep?": "Deep" } },
        "Block": { "doc": "A part of a page.", "union": { "PARAGRAPH": "Paragraph", "HEADING": { "type": "Heading", "as": "Title", "doc": "Large." }, "QUOTE": "Quote", "LOUD QUOTE": "Quote as Loud", "a\"b\\é": "Odd" }, "by": "type" },
        "Paragraph": { "fields": { "text": "string" } },
        "Heading": { "fields": { "level": "int", "type": "string", "text?": "string" } },
        "Quote": { "fields": { "blocks": "Block[]" } },
        "Odd": { "fields": {} },
        "Event": { "of": "int", "union": { "0": "Dispatch", "-7": "Paragraph", "10": "Hello" }, "by": "op" },
        "Dispatch": { "fields": { "s": "long" } },
        "Hello": { "fields": { "interval": "int" } },
        "Flag": { "of": "bool", "union": { "true": "Success", "false": "Failure" }, "by": "ok" },
        "Success": { "fields": { "result": "int[]" } },
        "Failure": { "fields": { "error": "string" } },
        "Deep": { "union": { "a": "DeepA", "b": "DeepB" }, "by": "meta.kind[0]" },
        "DeepA": { "fields": { "meta": "Meta", "a": "int" } },
        "DeepB": { "fields": { "meta": "Meta", "b": "int" } },
        "Meta": { "fields": { "kind": "string[]" } }
        """;

    private const string Driver = """
        internal static class Driver
        {
            public static string Show(byte[] json)
            {
                var view = Framewright.Json.JsonValues.View<PageView, PageView, Page>(json, new Framewright.Json.ViewScratch());
                var text = new System.Text.StringBuilder();
                foreach (var block in view.Blocks) text.Append(ShowBlock(block)).Append(',');
                text.Append('|').Append(ShowBlock(view.Main));
                return text.ToString();
            }

            private static string ShowBlock(BlockView block)
            {
                switch (block.Kind)
                {
                    case Block.CaseKind.Paragraph when block.TryGetParagraph(out var paragraph): return "P " + paragraph.Text.ToString();
                    case Block.CaseKind.Title when block.TryGetTitle(out var heading): return $"H{heading.Level} {heading.Text.ToString()}";
                    case Block.CaseKind.Quote when block.TryGetQuote(out var quote):
                        var inner = "Q";
                        foreach (var part in quote.Blocks) inner += "(" + ShowBlock(part) + ")";
                        return inner;
                    case Block.CaseKind.Loud when block.TryGetLoud(out var loud) && !block.TryGetQuote(out var none) && !none.IsPresent: return "L" + loud.Blocks.Count;
                    default: return block.IsPresent ? "? " + block.Raw.ToString() : "-";
                }
            }

            public static string Make()
            {
                Block block = new Paragraph { Text = "p" };
                var page = new Page { Blocks = [block, new Block.Title(new Heading { Level = 1, Type = "HEADING" }), new Block.Loud(new Quote { Blocks = [] }), Block.Empty], Event = new Hello { Interval = 5 }, Flag = new Failure { Error = "no" } };
                var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                using (var writer = new System.Text.Json.Utf8JsonWriter(buffer)) Page.Write(writer, page);
                return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
            }

            public static string Match(Block block) => block switch
            {
                Block.Paragraph { Value: { Text: var text } } => text,
                Block.Unknown { Value: var value } => value.GetRawText(),
                _ => "other",
            };

            public static string Parse(string json) => Match(Block.Parse(System.Text.Encoding.UTF8.GetBytes(json)));
        }
        """;

    [Theory]
    [InlineData("""{"type":"PARAGRAPH","text":"a"}""", "P a")]
    [InlineData("""{"text":"a","type":"PARAGRAPH"}""", "P a")]
    [InlineData("""{ "text" : "a" , "x" : [ { "type" : "HEADING" } ] , "ty\u0070e" : "PARA\u0047RAPH" }""", "P a")]
    [InlineData("""{"type":"PARAGRAPH","type":"HEADING","text":"first counts"}""", "P first counts")]
    [InlineData("""{"level":2,"type":"HEADING","text":"t"}""", "H2 t")]
    [InlineData("""{"blocks":[{"text":"in","type":"PARAGRAPH"},{"type":"QUOTE","blocks":[]}],"type":"QUOTE"}""", "Q(P in)(Q)")]
    [InlineData("""{"type":"LOUD QUOTE","blocks":[null]}""", "L1")]
    [InlineData("""{"type":"NEW","a":[1]}""", """? {"type":"NEW","a":[1]}""")]
    [InlineData("""{"type":"paragraph","text":"a"}""", """? {"type":"paragraph","text":"a"}""")]
    [InlineData("""{"type":1}""", """? {"type":1}""")]
    [InlineData("""{"type":null}""", """? {"type":null}""")]
    [InlineData("""{"type":{"type":"HEADING"}}""", """? {"type":{"type":"HEADING"}}""")]
    [InlineData("""{}""", "? {}")]
    public void A_view_finds_the_case(string block, string shown)
    {
        Assert.Equal($"{shown},|{shown}", Show($$"""{"blocks":[{{block}}],"main": {{block}} }"""));
        Assert.Equal("-,|-", Show("""{"blocks":[null],"main":null}"""));
    }

    [Theory]
    [InlineData("""{"blocks":[{"type":"PARAGRAPH","text":"a"},{"level":1,"type":"HEADING"},{"type":"QUOTE","blocks":[{"type":"LOUD QUOTE","blocks":[]}]},{"type":"NEW","x":[1,"\u00e9"]},{"type":"a\u0022b\\\u00E9"}]}""")]
    [InlineData("""{"blocks":[],"main":{"type":"PARAGRAPH","text":""},"byName":{"a":null,"b":{"type":"PARAGRAPH","text":"x"}}}""")]
    [InlineData("""{"blocks":[],"event":{"op":0,"s":5},"flag":{"ok":true,"result":[1]},"deep":{"meta":{"kind":["a"]},"a":1}}""")]
    [InlineData("""{"blocks":[],"event":{"op":-7,"text":"t"},"flag":{"ok":false,"error":"e"},"deep":{"meta":{"kind":["b","c"]},"b":2}}""")]
    [InlineData("""{"blocks":[],"event":{"op":11,"s":5},"flag":{"ok":0},"deep":{"meta":{"kind":["c"]}}}""")]
    public void What_is_read_is_written_again(string json)
    {
        var probe = fixture.Assembly.Object("Page");
        var record = probe.Parse(json);
        Assert.Equal(json, probe.Write(record));
        Assert.Equal(record, probe.Parse(json));
        Assert.Equal(record.GetHashCode(), probe.Parse(json).GetHashCode());
        Assert.Empty(probe.Scratch.MissingMembers);
        for (var length = 0; length < json.Length; length++)
        {
            var cut = Encoding.UTF8.GetBytes(json[..length]);
            Assert.Throws<FrameFormatException>(() => probe.Parse(cut));
        }
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"PARAGRAPH\"")]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("""{"type":"PARAGRAPH","text":1}""")]
    [InlineData("""{"type":"HEADING","level":"1"}""")]
    [InlineData("""{"type":"NEW","x":nul}""")]
    [InlineData("""{"type":"NEW",}""")]
    public void A_wrong_kind_is_a_fault(string block) => Assert.Throws<FrameFormatException>(() => fixture.Assembly.Object("Page").Parse($$"""{"blocks":[{{block}}]}"""));

    [Fact]
    public void Values_are_made_and_taken_apart()
    {
        Assert.Equal("""{"blocks":[{"type":"PARAGRAPH","text":"p"},{"level":1,"type":"HEADING"},{"type":"LOUD QUOTE","blocks":[]},null],"event":{"op":10,"interval":5},"flag":{"ok":false,"error":"no"}}""", fixture.Assembly.Call<string>("Driver", "Make"));
        Assert.Equal("a", fixture.Assembly.Call<string>("Driver", "Parse", """{"text":"a","type":"PARAGRAPH"}"""));
        Assert.Equal("""{"type":"NEW"}""", fixture.Assembly.Call<string>("Driver", "Parse", """ {"type":"NEW"} """));
    }

    [Fact]
    public void A_missing_union_is_counted_and_unknown()
    {
        using var assembly = SmallApi.Load("""
            "Holder": { "fields": { "block": "Block" } }, "Block": { "union": { "a": "A" }, "by": "t" }, "A": { "fields": { "block": "Block" } }
            """, "", "Holder");
        var probe = assembly.Object("Holder");
        Assert.Equal("""{"block":null}""", probe.Write(probe.Parse("{}")));
        Assert.Equal(["Holder.block"], probe.Scratch.MissingMembers.Keys);
    }

    [Fact]
    public void Nesting_is_bounded()
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat("""{"blocks":[""", depth)) + string.Concat(Enumerable.Repeat("""],"type":"QUOTE"}""", depth));
        var probe = fixture.Assembly.Object("Page");
        Assert.NotNull(probe.Parse($$"""{"blocks":[{{Nested(31)}}]}"""));
        Assert.Throws<FrameFormatException>(() => probe.Parse($$"""{"blocks":[{{Nested(33)}}]}"""));
        Assert.Throws<FrameFormatException>(() => probe.Parse($$"""{"blocks":[{{Nested(5000)}}]}"""));
    }

    [Fact]
    public void Reading_a_view_allocates_nothing()
    {
        const string driver = """
            internal static class Meter
            {
                public static long Run()
                {
                    var json = System.Text.Encoding.UTF8.GetBytes("{\"blocks\":[{\"text\":\"in\",\"type\":\"PARAGRAPH\"},{\"type\":\"NEW\"},{\"type\":\"QUOTE\",\"blocks\":[]}]}");
                    var scratch = new Framewright.Json.ViewScratch();
                    long sum = 0, before = 0;
                    for (var i = 0; i < 2000; i++)
                    {
                        if (i == 1000) before = System.GC.GetAllocatedBytesForCurrentThread();
                        scratch.Reset();
                        var cursor = new Framewright.Json.JsonCursor(json);
                        var view = PageView.View(json, scratch, PageView.Read(ref cursor, scratch));
                        foreach (var block in view.Blocks)
                        {
                            sum += (long)block.Kind + block.Raw.Utf8.Length;
                            if (block.TryGetParagraph(out var paragraph)) sum += paragraph.Text.Raw.Length;
                        }
                    }

                    return System.GC.GetAllocatedBytesForCurrentThread() - before + (sum > 0 ? 0 : 1);
                }
            }
            """;
        using var assembly = SmallApi.Load(Types, driver, "Page");
        assembly.Call<long>("Meter", "Run");
        Assert.Equal(0, assembly.Call<long>("Meter", "Run"));
    }

    private string Show(string json) => fixture.Assembly.Call<string>("Driver", "Show", Encoding.UTF8.GetBytes(json));

    public sealed class Fixture : IDisposable
    {
        internal GeneratedAssembly Assembly { get; } = SmallApi.Load(Types, Driver, "Page");

        public void Dispose() => Assembly.Dispose();
    }
}
