using System.Text;
using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Types;

/// <summary>Members that no schema lists, and JSON in strings.</summary>
public sealed class KeptTests(KeptTests.Fixture fixture) : IClassFixture<KeptTests.Fixture>
{
    public const string Small = """
        "Note": { "unknown": "keep", "fields": { "id": "string", "post?": "text<Post>" } },
        "Post": { "fields": { "text": "string" } }
        """;

    private const string Types = """
        "Settings": { "unknown": "keep", "fields": { "theme": "string", "unknown?": "int", "inner?": "Settings", "parts?": "Part[]" } },
        "Part": { "union": { "a": "PartA", "b": "PartB" }, "by": "kind" },
        "PartA": { "unknown": "keep", "fields": { "x": "int" } },
        "PartB": { "unknown": "keep", "fields": { "kind": "string", "y?": "int" } },
        "Posted": { "fields": { "post": "text<Post>", "again?": "text<Post>?", "mentions?": "text<string[]>", "map?": "map<text<Post>?>", "twice?": "text<text<Post>>", "number?": "text<int>", "part?": "text<Part>", "any?": "text<json>", "tail?": "string" } },
        "Post": { "fields": { "id": "string", "inner?": "text<Post>" } }
        """;

    private const string Driver = """
        internal static class Driver
        {
            public static string Unknown(byte[] json)
            {
                var view = Framewright.Json.JsonValues.View<SettingsView, SettingsView, Settings>(json, new Framewright.Json.ViewScratch());
                var text = new System.Text.StringBuilder();
                foreach (var entry in view.Unknown) text.Append(entry.Name.ToString()).Append('=').Append(entry.Value.ToString()).Append(';');
                var record = view.ToRecord();
                foreach (var entry in record.Unknown) text.Append('|').Append(entry.Key).Append(' ').Append(entry.Value.ValueKind);
                return text.ToString();
            }

            public static string Posted(byte[] json)
            {
                var view = Framewright.Json.JsonValues.View<PostedView, PostedView, Posted>(json, new Framewright.Json.ViewScratch());
                var text = new System.Text.StringBuilder();
                text.Append(view.Post.Id.ToString()).Append(',').Append(view.Post.Inner.Id.ToString()).Append(',').Append(view.Again.IsPresent).Append(',').Append(view.Twice.Id.ToString()).Append(',').Append(view.Number?.ToString() ?? "-").Append(',').Append(view.Any.ToString()).Append(',').Append(view.Tail.ToString());
                foreach (var mention in view.Mentions) text.Append(',').Append(mention.ToString());
                return text.ToString();
            }

            public static long Allocated(byte[] json)
            {
                var scratch = new Framewright.Json.ViewScratch();
                long sum = 0, before = 0;
                for (var i = 0; i < 2000; i++)
                {
                    if (i == 1000) before = System.GC.GetAllocatedBytesForCurrentThread();
                    scratch.Reset();
                    var cursor = new Framewright.Json.JsonCursor(json);
                    var view = PostedView.View(json, scratch, PostedView.Read(ref cursor, scratch));
                    sum += view.Post.Id.Raw.Length + view.Post.Inner.Id.Raw.Length;
                    foreach (var mention in view.Mentions) sum += mention.Raw.Length;
                }

                return System.GC.GetAllocatedBytesForCurrentThread() - before + (sum > 0 ? 0 : 1);
            }
        }
        """;

    [Theory]
    [InlineData("""{"theme":"t"}""")]
    [InlineData("""{"theme":"t","unknown":1,"a":null,"b\u0022\u00E9":{"x":[1,2.50,"\ud800"]},"":true,"themes":"x","inner":0}""", """{"theme":"t","unknown":1,"inner":{"theme":"u","z":[]},"a":null,"b\u0022\u00E9":{"x":[1,2.50,"\ud800"]},"":true,"themes":"x"}""")]
    [InlineData("""{"theme":"t","parts":[{"kind":"a","x":1},{"kind":"a","x":1,"more":2},{"kind":"b","y":1,"z":null},{"kind":"c"}],"q":"\/"}""", """{"theme":"t","parts":[{"x":1,"kind":"a"},{"x":1,"kind":"a","more":2},{"kind":"b","y":1,"z":null},{"kind":"c"}],"q":"\/"}""")]
    public void What_is_not_listed_is_kept_and_sent_again(string read, string? written = null)
    {
        read = read.Replace("\"inner\":0", """
            "inner":{"theme":"u","z":[]}
            """, StringComparison.Ordinal);
        var probe = fixture.Assembly.Object("Settings");
        var record = probe.Parse(read);
        Assert.Equal(written ?? read, probe.Write(record));
        Assert.Equal(record, probe.Parse(written ?? read));
        Assert.Equal(record.GetHashCode(), probe.Parse(written ?? read).GetHashCode());
        for (var length = 0; length < read.Length; length++)
        {
            var cut = Encoding.UTF8.GetBytes(read[..length]);
            Assert.Throws<FrameFormatException>(() => probe.Parse(cut));
        }
    }

    [Fact]
    public void Views_and_records_show_what_was_kept() => Assert.Equal(
        "a=1;b=null;c={\"x\":1};a=2;|a Number|b Null|c Object",
        fixture.Assembly.Call<string>("Driver", "Unknown", Encoding.UTF8.GetBytes("""{"a":1, "th\u0065me":"t" , "b" : null,"c":{"x":1},"unknown":5,"\u0061":2}""")));

    [Theory]
    [InlineData("""{"theme":"t","a":}""")]
    [InlineData("""{"theme":"t","a":nul}""")]
    [InlineData("""{"theme":"t","a" 1}""")]
    [InlineData("""{"theme":"t","a":1 "b":2}""")]
    [InlineData("""{"theme":"t","unknown":"1"}""")]
    public void What_is_kept_must_be_json(string json) => Assert.Throws<FrameFormatException>(() => fixture.Assembly.Object("Settings").Parse(json));

    [Theory]
    [InlineData("""{"post":"{\u0022id\u0022:\u0022p\u0022}"}""")]
    [InlineData("""{"post":"{\u0022id\u0022:\u0022p\u0022,\u0022inner\u0022:\u0022{\\u0022id\\u0022:\\u0022q\\u0022}\u0022}","again":null,"mentions":"[\u0022a\u0022,\u0022b\u0022]","map":{"a":null,"b":"{\u0022id\u0022:\u0022r\u0022}"},"number":"-7","part":"{\u0022x\u0022:1,\u0022kind\u0022:\u0022a\u0022}","any":"[1,null]","tail":"end"}""")]
    [InlineData("""{"post":"{\u0022id\u0022:\u0022p\u0022}","twice":"\u0022{\\u0022id\\u0022:\\u0022deep\\u0022}\u0022"}""")]
    public void Json_in_a_string_is_read_and_written(string json)
    {
        var probe = fixture.Assembly.Object("Posted");
        var record = probe.Parse(json);
        var written = probe.Write(record);
        Assert.True(System.Text.Json.JsonElement.DeepEquals(System.Text.Json.JsonElement.Parse(json), System.Text.Json.JsonElement.Parse(written)), written);
        Assert.Empty(probe.Scratch.MissingMembers);
        for (var length = 0; length < json.Length; length++)
        {
            var cut = Encoding.UTF8.GetBytes(json[..length]);
            Assert.Throws<FrameFormatException>(() => probe.Parse(cut));
        }
    }

    [Fact]
    public void Views_read_json_in_strings_without_allocating()
    {
        const string json = """{"tail":"end","any":"[1]","number":"5","post":"{\"inner\":\"{\\\"id\\\":\\\"q\\\"}\",\"id\":\"p\"}","mentions":" [ \"a\" , \"b\u00e9\" ] ","again":null,"twice":"\"{\\\"id\\\":\\\"t\\\"}\""}""";
        Assert.Equal("p,q,False,t,5,[1],end,a,bé", fixture.Assembly.Call<string>("Driver", "Posted", Encoding.UTF8.GetBytes(json)));
        fixture.Assembly.Call<long>("Driver", "Allocated", Encoding.UTF8.GetBytes(json));
        Assert.Equal(0, fixture.Assembly.Call<long>("Driver", "Allocated", Encoding.UTF8.GetBytes(json)));
    }

    [Theory]
    [InlineData("""{"post":{}}""", 8)]
    [InlineData("""{"post":""}""", 9)]
    [InlineData("""{"post":"{"}""", 9)]
    [InlineData("""{"post":"{\"id\":1}"}""", 9)]
    [InlineData("""{"post":"{} x"}""", 9)]
    [InlineData("""{"post":"{\"id\":\"a\",\"inner\":\"{]\"}"}""", 9)]
    [InlineData("""{"mentions":"[1]"}""", 13)]
    public void What_is_wrong_in_a_string_is_a_fault_of_the_frame(string json, int offset)
        => Assert.Equal(offset, Assert.Throws<FrameFormatException>(() => fixture.Assembly.Object("Posted").Parse(json)).Offset);

    public sealed class Fixture : IDisposable
    {
        internal GeneratedAssembly Assembly { get; } = SmallApi.Load(Types, Driver, "Settings", "Posted");

        public void Dispose() => Assembly.Dispose();
    }
}
