using System.Text;
using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Types;

/// <summary>Members that are only checked for being JSON when they arrive, and read when they are asked for.</summary>
public sealed class LazyTests
{
    private const string Types = """
        "Note": { "fields": {
            "id": "string",
            "tree?": { "type": "Node[]?", "lazy": true },
            "must": { "type": "Node", "lazy": true },
            "shape?": { "type": "Shape", "lazy": true },
            "words?": { "type": "map<int>", "lazy": true },
            "hidden?": { "type": "Node", "lazy": true, "secret": true },
            "last?": "int" } },
        "Plain": { "unknown": "keep", "fields": { "a?": { "type": "Node", "lazy": true }, "b": { "type": "int[]?", "lazy": true } } },
        "Node": { "fields": { "text": "string", "inner?": "Node[]", "more?": { "type": "Node[]", "lazy": true }, "quoted?": "text<Node>" } },
        "Shape": { "union": { "dot": "Dot", "bar": "Bar" }, "by": "type" },
        "Dot": { "fields": { "x": "int" } },
        "Bar": { "fields": { "length": "int" } }
        """;

    private const string Rest = """
        , "methods": { "Put": { "call": "put", "params": ["Note note"], "returns": "Note" }, "Get": { "call": "get", "returns": "Plain" } }
        """;

    private const string Driver = """
        internal static class Driver
        {
            private static readonly Framewright.Json.ViewScratch Scratch = new();

            public static string View(byte[] json)
            {
                var view = Framewright.Json.JsonValues.View<NoteView, NoteView, Note>(json, Scratch);
                var text = new System.Text.StringBuilder();
                text.Append(view.Id.ToString()).Append('|').Append(view.Last).Append('|').Append(view.Must.Text.ToString()).Append('|').Append(view.Tree.IsPresent).Append(view.Shape.Kind);
                for (int turn = 0; turn < 2; turn++)
                {
                    foreach (var node in view.Tree) text.Append('|').Append(node.Text.ToString()).Append(node.Inner.Count).Append(node.More.Count);
                }

                var record = view.ToRecord();
                return text.Append('|').Append(record.Tree.Value?.Count).Append(record.Must.Text).ToString();
            }

            /// <summary>How the slots grow by asking: the first time, and a thousand times more.</summary>
            public static (int First, int Later) Growth(byte[] json)
            {
                var scratch = new Framewright.Json.ViewScratch();
                var view = Framewright.Json.JsonValues.View<NoteView, NoteView, Note>(json, scratch);
                int before = scratch.Rent(0);
                if (view.Tree.Count == 0) throw new System.InvalidOperationException("Nothing to count.");
                int first = scratch.Rent(0);
                for (int i = 0; i < 1000; i++) _ = view.Tree.Count;
                return (first - before, scratch.Rent(0) - first);
            }

            public static int GrowthOfRefused(byte[] json)
            {
                var scratch = new Framewright.Json.ViewScratch();
                var view = Framewright.Json.JsonValues.View<NoteView, NoteView, Note>(json, scratch);
                int before = scratch.Rent(0);
                for (int i = 0; i < 1000; i++)
                {
                    try { _ = view.Tree.Count; throw new System.InvalidOperationException("It was read."); }
                    catch (Framewright.FrameFormatException) { }
                }

                return scratch.Rent(0) - before;
            }

            public static bool SecondReadIsTheSame(byte[] json)
            {
                var note = Note.Parse(json);
                return ReferenceEquals(note.Tree.Value, note.Tree.Value);
            }

            public static string Changed(byte[] json)
            {
                var note = Note.Parse(json);
                var changed = note with { Tree = new Framewright.Json.Optional<Framewright.Json.JsonList<Node>?>([new Node { Text = "new" }]), Last = 3 };
                return changed.Tree.Value![0].Text + changed.Must.Text + (note with { Last = 3 } == note with { Last = 3 }) + (note == changed) + (note with { Tree = default }).Tree.IsPresent;
            }

            public static string? TreeOf(byte[] json)
            {
                var tree = Note.Parse(json).Tree;
                return tree.IsPresent ? tree.Value is { } list ? "list of " + list.Count : "null" : "absent";
            }

            public static string PlainB(byte[] json) => Plain.Parse(json) is { } plain ? (plain.A is null) + "," + (plain.B?.Count.ToString() ?? "null") + "," + plain.Unknown.Count : "";

            public static string Empty() => Note.Empty.Must.Text + "|" + Note.Empty.Tree.IsPresent;
        }
        """;

    private static readonly GeneratedAssembly Assembly = SmallApi.With(Types, Rest, Driver).Load();

    [Fact]
    public void A_view_reads_it_where_it_is_asked_for()
    {
        Assert.Equal("i|7|m|TrueBar|a10|b02|a10|b02|2m", Call("View", """{"id":"i","must":{"text":"m"},"shape":{"type":"bar","length":5},"tree":[{"text":"a","inner":[{"text":"x"}]},{"text":"b","more":[{"text":"x"},{"text":"y"}]}],"last":7}"""));
        Assert.Equal("i|||FalseUnknown|", Call("View", """{"id":"i"}"""));
        Assert.Equal("i|||FalseUnknown|", Call("View", """{"id":"i","tree":null,"must":null,"shape":null}"""));
    }

    [Fact]
    public void Asking_again_reads_nothing_again()
    {
        var (first, later) = Assembly.Call<(int, int)>("Driver", "Growth", Bytes("""{"id":"i","must":{},"tree":[{"text":"a"},{"text":"b"}]}"""));
        Assert.True(first > 0);
        Assert.Equal(0, later);
        Assert.Equal(0, Assembly.Call<int>("Driver", "GrowthOfRefused", Bytes("""{"id":"i","must":{},"tree":[{"text":"a"},{"text":5}]}""")));
        Assert.True(Assembly.Call<bool>("Driver", "SecondReadIsTheSame", Bytes("""{"id":"i","must":{},"tree":[{"text":"a"}]}""")));
    }

    [Theory]
    [InlineData("""{"id":"i","tree":5,"must":{"text":"m"},"last":7}""")]
    [InlineData("""{"id":"i","tree":[{"text":5}],"must":{"text":"m"},"last":7}""")]
    [InlineData("""{"id":"i","tree":[{"quoted":"{"}],"must":{"text":"m"},"last":7}""")]
    public void A_wrong_kind_is_told_where_it_is_asked_for_and_harms_nothing_else(string json)
    {
        var probe = Assembly.Object("Note");
        var record = probe.Parse(json);
        Assert.Equal(7, record.GetType().GetProperty("Last")!.GetValue(record));
        for (var turn = 0; turn < 2; turn++)
            Assert.IsType<FrameFormatException>(Assert.Throws<System.Reflection.TargetInvocationException>(() => record.GetType().GetProperty("Tree")!.GetValue(record)).InnerException);
        Assert.IsType<FrameFormatException>(Assert.ThrowsAny<Exception>(() => Call("View", json)).GetBaseException());
        Assert.Contains("Last = 7", record.ToString(), StringComparison.Ordinal);
        Assert.Equal(record, probe.Parse(json));
        Assert.Equal(record.GetHashCode(), probe.Parse(json).GetHashCode());
        Assert.Equal(json, probe.Write(record));
    }

    [Theory]
    [InlineData("""{"id":"i","must":{"text":"m"},"tree":[{"text":"a"}""")]
    [InlineData("""{"id":"i","must":{"text":"m"},"tree":[{"text":nope}]}""")]
    [InlineData("""{"id":"i","must":{"text":"m"},"tree":[{"text":"\x"}]}""")]
    public void What_is_no_JSON_is_refused_at_once(string json) => Assert.Throws<FrameFormatException>(() => Assembly.Object("Note").Parse(json));

    [Fact]
    public void Depth_counts_from_the_outermost_value()
    {
        // The note and the list are two levels; sixty-two more fit, in the view and in the record.
        static string Nested(int levels) => "{\"id\":\"i\",\"must\":{},\"tree\":[" + string.Concat(Enumerable.Repeat("{\"text\":\"a\",\"inner\":[", levels)) + string.Concat(Enumerable.Repeat("]}", levels)) + "]}";
        Assert.Equal("list of 1", Call("TreeOf", Nested(31)));
        Assert.StartsWith("i||", Call("View", Nested(31)), StringComparison.Ordinal);
        Assert.Throws<FrameFormatException>(() => Assembly.Object("Note").Parse(Nested(32)));

        // JSON in a string goes on counting where the string stands.
        static string Quoted(int levels) => "{\"id\":\"i\",\"must\":{},\"tree\":[{\"quoted\":\"{\\\"inner\\\":" + new string('[', levels) + new string(']', levels) + "}\"}]}";
        Assert.Equal("list of 1", Call("TreeOf", Quoted(1)));
        Assert.IsType<FrameFormatException>(Assert.ThrowsAny<Exception>(() => Call("TreeOf", Quoted(63))).GetBaseException());
    }

    [Fact]
    public void Records_compare_by_what_they_say()
    {
        var probe = Assembly.Object("Note");
        var plain = probe.Parse("""{"id":"i","must":{"text":"m"},"tree":[{"text":"a"}],"words":{"a":1,"b":2}}""");
        var spaced = probe.Parse("""{"id":"i","must":{ "text" : "m" },"tree":[ {"text":"\u0061"} ],"words":{"b":2,"a":1}}""");
        Assert.Equal(plain, spaced);
        Assert.Equal(plain.GetHashCode(), spaced.GetHashCode());
        Assert.NotEqual(plain, probe.Parse("""{"id":"i","must":{"text":"m"},"tree":[{"text":"b"}],"words":{"a":1,"b":2}}"""));
        Assert.NotEqual(plain, probe.Parse("""{"id":"i","must":{"text":"m"},"tree":null,"words":{"a":1,"b":2}}"""));
        Assert.NotEqual(plain, probe.Parse("""{"id":"i","must":{"text":"m"},"words":{"a":1,"b":2}}"""));
        Assert.NotEqual(plain, probe.Parse("""{"id":"i","must":{"text":"m"},"tree":[{"text":5}],"words":{"a":1,"b":2}}"""));
        Assert.Contains("Tree = [Node { Text = a", plain.ToString(), StringComparison.Ordinal);
        Assert.Equal("newmTrueFalseFalse", Call("Changed", """{"id":"i","must":{"text":"m"},"tree":[{"text":"a"}]}"""));
    }

    [Fact]
    public void Absent_and_null_stay_what_they_are_for_other_members()
    {
        Assert.Equal("absent", Call("TreeOf", """{"id":"i","must":{}}"""));
        Assert.Equal("null", Call("TreeOf", """{"id":"i","must":{},"tree":null}"""));
        Assert.Equal("True,null,0", Call("PlainB", """{"b":null}"""));
        Assert.Equal("True,null,0", Call("PlainB", """{"a":null}"""));
        Assert.Equal("False,2,1", Call("PlainB", """{"a":{"text":"x"},"b":[1,2],"c":1}"""));
        Assert.Equal("|False", Assembly.Call<string>("Driver", "Empty"));
        var probe = Assembly.Object("Plain");
        Assert.Equal(probe.Parse("""{"b":null}"""), probe.Parse("""{"a":null}"""));
        Assert.Contains("Unknown = {c: 1}", probe.Parse("""{"b":null,"c":1}""").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"i","must":{"text":"m","new":1}}""")]
    [InlineData("""{"id":"i","tree":null,"must":{"text":"m"}}""")]
    [InlineData("""{"id":"i","tree":[{"text":"a","x":[1,{}]}],"must":{"text":"m"},"shape":{"type":"new","y":1},"words":{"a":1},"last":1}""")]
    public void What_nobody_asked_for_is_sent_as_it_came(string json)
    {
        var probe = Assembly.Object("Note");
        Assert.Equal(json, probe.Write(probe.Parse(json)));
    }

    [Fact]
    public void What_was_read_is_written_like_any_other_member()
    {
        var probe = Assembly.Object("Note");
        var record = probe.Parse("""{"id":"i","tree":[{"text":"a","x":1}],"must":{"text":"m","x":1}}""");
        _ = record.GetType().GetProperty("Tree")!.GetValue(record);
        Assert.Equal("""{"id":"i","tree":[{"text":"a"}],"must":{"text":"m","x":1}}""", probe.Write(record));
        Assert.Equal("""{"id":"i","must":{"text":""}}""", probe.Write(probe.Parse("""{"id":"i"}""")));
    }

    [Fact]
    public void A_secret_stays_one()
    {
        var text = Assembly.Object("Note").Parse("""{"id":"i","must":{"text":"m"},"hidden":{"text":"hunter2"}}""").ToString()!;
        Assert.Contains("Hidden = ***", text, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_threads_may_ask_at_once()
    {
        var probe = Assembly.Object("Note");
        for (var round = 0; round < 50; round++)
        {
            var record = probe.Parse("""{"id":"i","must":{"text":"m"},"words":{"a":1,"b":2,"c":3}}""");
            var words = record.GetType().GetProperty("Words")!;
            var read = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => words.GetValue(record)!.ToString())));
            Assert.All(read, text => Assert.Equal("{a: 1, b: 2, c: 3}", text));
        }
    }

    private static byte[] Bytes(string json) => Encoding.UTF8.GetBytes(json);

    private static string Call(string method, string json) => Assembly.Call<string>("Driver", method, Bytes(json));
}
