using System.Text;

namespace Framewright.Generator.Tests.Types;

/// <summary>Arrays in which each position has a meaning, and events whose values are wrapped once more.</summary>
public sealed class TupleTests
{
    public const string Types = """
        "Book": { "fields": { "asks": "Level[]", "best?": "Level", "byName?": "map<Level?>", "tree?": "Tree", "message?": "Message" } },
        "Level": { "doc": "A level.", "tuple": ["string name", { "type": "int", "name": "count", "doc": "How many." }, "double? share?", "Level next?", { "type": "string", "name": "key", "secret": true, "optional": true }] },
        "Tree": { "tuple": ["string equals", "Tree[] children"] },
        "Message": { "of": "int", "union": { "1": "Hello", "2": "Data" }, "by": "[0]" },
        "Hello": { "tuple": ["int kind", "string who"] },
        "Data": { "tuple": ["int kind", "json payload", "bool last?"] }
        """;

    private const string Driver = """
        internal static class Driver
        {
            public static string Show(byte[] json)
            {
                var view = Framewright.Json.JsonValues.View<BookView, BookView, Book>(json, new Framewright.Json.ViewScratch());
                var text = new System.Text.StringBuilder();
                foreach (var level in view.Asks) text.Append($"{level.Name.ToString()} {level.Count} {level.Share?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"} {level.Next.IsPresent},");
                return text.Append(view.Best.IsPresent ? view.Best.Next.Name.ToString() : "-").Append(view.Message.TryGetData(out var data) ? data.Payload.ToString() : view.Message.Kind.ToString()).ToString();
            }
        }
        """;

    [Theory]
    [InlineData("""{"asks":[["a",1],["b",2,0.5],["c",3,null,["d",4]],["e",5,0.25,null,"k"]]}""")]
    [InlineData("""{"asks":[],"best":["a",1,1,["n",2]],"byName":{"x":null,"y":["z",0]},"tree":["r",[["s",[]],["t",[["u",[]]]]]]}""")]
    [InlineData("""{"asks":[],"message":[1,"me"]}""")]
    [InlineData("""{"asks":[],"message":[2,{"a":[]},true]}""")]
    [InlineData("""{"asks":[],"message":[3,{"a":[]},true]}""")]
    [InlineData("""{"asks":[],"message":[]}""")]
    public void What_is_read_is_written_again(string json)
    {
        using var assembly = SmallApi.Load(Types, Driver, "Book");
        var probe = assembly.Object("Book");
        Assert.Equal(json, probe.Write(probe.Parse(json)));
        Assert.Empty(probe.Scratch.MissingMembers);
        for (var length = 0; length < json.Length; length++)
        {
            var cut = Encoding.UTF8.GetBytes(json[..length]);
            Assert.Throws<FrameFormatException>(() => probe.Parse(cut));
        }
    }

    [Fact]
    public void Tuples_are_read_whatever_their_length()
    {
        using var assembly = SmallApi.Load(Types, Driver, "Book");
        string Show(string json) => assembly.Call<string>("Driver", "Show", Encoding.UTF8.GetBytes(json));
        Assert.Equal("a 1 - False,b 2 0.5 True,-Unknown", Show("""{"asks":[["a",1],["b",2,0.5,["c",1],"k",{"more":[1]},7]]}"""));
        Assert.Equal(" 0 - False,-{\"x\":1}", Show("""{"asks":[[]],"message":[ 2 , {"x":1} ]}"""));
        Assert.Equal("n" + "Unknown", Show("""{"asks":[],"best":["a",1,null,["n",2]],"message":["2"]}"""));
        var probe = assembly.Object("Book");
        Assert.Equal("Level { Name = a, Count = 1, Share = , Next = , Key = *** }", assembly.Object("Level").Parse("""["a",1,null,null,"k"]""").ToString());
        probe.Parse("""{"asks":[["a"],[null,null]]}""");
        Assert.Equal(["Level[0]", "Level[1]"], probe.Scratch.MissingMembers.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\"a\"")]
    [InlineData("""["a","1"]""")]
    [InlineData("""["a",1,"0.5"]""")]
    [InlineData("""["a",1,2,[]""")]
    [InlineData("""["a",1,2,null,"k",tru]""")]
    public void A_wrong_kind_is_a_fault(string tuple)
    {
        using var assembly = SmallApi.Load(Types, Driver, "Book");
        Assert.Throws<FrameFormatException>(() => assembly.Object("Book").Parse($$"""{"asks":[{{tuple}}]}"""));
        Assert.Throws<FrameFormatException>(() => assembly.Object("Book").Parse("""{"asks":[],"message":{"0":1}}"""));
    }

    [Fact]
    public void An_events_values_may_lie_in_an_array_within()
    {
        const string driver = """
            public sealed partial class KindsClient
            {
                internal static class Reader
                {
                    public static string Read(byte[] body)
                    {
                        var scratch = new Framewright.Json.ViewScratch();
                        var cursor = new Framewright.Json.JsonCursor(body);
                        StatusEvent status = KindsClientStreams.Status.Record(body, scratch, KindsClientStreams.Status.Read(ref cursor, scratch));
                        cursor.ExpectEnd();
                        return status.ToString();
                    }

                    public static string One(byte[] body)
                    {
                        var scratch = new Framewright.Json.ViewScratch();
                        var cursor = new Framewright.Json.JsonCursor(body);
                        return KindsClientStreams.One.View(body, scratch, KindsClientStreams.One.Read(ref cursor, scratch)).Level.Name.ToString();
                    }
                }
            }
            """;
        using var assembly = SmallApi.With("""
            "Level": { "tuple": ["string name", "int count?"] }
            """, """
            , "streams": { "Status": { "topic": ["status"], "event": [["string userId", "string parse", "int? code?", "Level level?"]] }, "One": { "topic": ["one"], "event": [["Level level"]], "as": "Wrapped" } }
            """, driver).Load();
        string Call(string method, string json) => assembly.Call<string>("KindsClient+Reader", method, Encoding.UTF8.GetBytes(json));
        Assert.Equal("StatusEvent { UserId = u, ParseValue = p, Code = 1, Level = Level { Name = l, Count = 2 } }", Call("Read", """[["u","p",1,["l",2,3],4],5]"""));
        Assert.Equal("StatusEvent { UserId = u, ParseValue = p, Code = , Level =  }", Call("Read", """[["u","p"]]"""));
        Assert.Equal("l", Call("One", """[[["l"]]]"""));
        Assert.Throws<FrameFormatException>(() => Call("Read", """["u","p"]"""));
        Assert.Throws<FrameFormatException>(() => Call("Read", "[]"));
    }
}
