using System.Text;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Output;
using Framewright.Generator.Tests.Protocols;
using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Types;

/// <summary>An event's key is the same whether it is read from what the strict pass recorded or from the event's bytes.</summary>
public sealed class KeySlotTests : IDisposable
{
    private static readonly SchemaFile Schema = new("/schema/keyed.rt.json", """
        {
          "api": "Keyed", "protocol": "Small",
          "types": {
            "Post": { "fields": { "text?": "string", "id": "string", "at": "date", "seen?": "date(iso-8601)", "n?": "long", "e?": "decimal(string)", "inner?": "Post?", "later?": { "type": "Post", "lazy": true }, "sealed?": "text<Post>", "any?": "json", "tags?": "string[]", "other?": "Other" } },
            "Pair": { "tuple": ["string id", "long version", "Post post?"] },
            "Other": { "union": { "a": "Post" }, "by": "text" }
          },
          "streams": {
            "First": { "topic": ["a", "x"], "event": ["Post post"], "key": { "id": "post.id", "version": "post.at" } },
            "Whole": { "topic": ["b", "x"], "event": "Post post", "key": { "id": "id", "version": "n" } },
            "Deep": { "topic": ["c", "x"], "event": "Post? post", "key": { "id": "inner.n", "version": "inner.seen" } },
            "Second": { "topic": ["d", "x"], "event": ["int a", "Post post"], "key": { "id": "post.inner.id", "version": "post.n" } },
            "Named": { "topic": ["e", "x"], "event": { "a": "int a", "post": "Post post" }, "key": { "id": "post.id", "version": "post.e" } },
            "One": { "topic": ["f", "x"], "event": { "post": "Post post" }, "key": { "id": "post.id", "version": "post.text" } },
            "Pairs": { "topic": ["g", "x"], "event": ["Pair pair"], "key": { "id": "pair[0]", "version": "pair[1]" } },
            "PairsDeep": { "topic": ["h", "x"], "event": ["Pair pair"], "key": { "id": "pair[2].id", "version": "pair[2].at" } },
            "Lazy": { "topic": ["i", "x"], "event": ["Post post"], "key": { "id": "post.later.id", "version": "post.later.at" } },
            "Sealed": { "topic": ["j", "x"], "event": ["Post post"], "key": { "id": "post.sealed.id", "version": "post.sealed.at" } },
            "Text": { "topic": ["k", "x"], "event": ["text<Post> post"], "key": { "id": "post.id", "version": "post.at" } },
            "Any": { "topic": ["l", "x"], "event": ["Post post"], "key": { "id": "post.any.id", "version": "post.at" } },
            "Item": { "topic": ["m", "x"], "event": ["Post post"], "key": { "id": "post.tags[0]", "version": "post.at" } },
            "Bare": { "topic": ["n", "x"], "event": "string id", "key": { "id": "id" } }
          }
        }
        """);

    private static readonly string[] BySlots = ["First", "Whole", "Deep", "Second", "Named", "One", "Pairs", "PairsDeep"];

    private readonly GeneratedAssembly assembly = Generation.Of(ApiSchemas.Anchor("Keyed"), TestProtocols.Small, Schema).Load();

    public static TheoryData<string, string> Events => new()
    {
        { "First", """[{"id":"p1","at":1500},{"id":"p2","at":7}]""" },
        { "First", """[{"at":null,"id":"p\u00e91","text":"x"}]""" },
        { "First", """[{"at":1500}]""" },
        { "First", """[{"id":null,"at":1500}]""" },
        { "First", """[null]""" },
        { "First", """ [ { "x" : 1 , "id" : "" , "at" : 1.5e3 } ]""" },
        { "First", """[{"id":"p1","at":99999999999999999999}]""" },
        { "Whole", """{"id":"5","n":7}""" },
        { "Whole", """{"id":"a\/b","n":7e2}""" },
        { "Whole", """{"id":"a"}""" },
        { "Whole", """null""" },
        { "Deep", """{"id":"a","inner":{"n":12,"seen":"2026-11-21T10:00:00Z"}}""" },
        { "Deep", """{"id":"a","inner":{"n":12,"seen":"2026-11-21T10:00:00\u005a"}}""" },
        { "Deep", """{"id":"a","inner":null}""" },
        { "Deep", """{"id":"a"}""" },
        { "Second", """[1,{"id":"a","n":25,"inner":{"id":"b"}},3]""" },
        { "Second", """[1,null]""" },
        { "Second", """[1]""" },
        { "Named", """{"post":{"e":"12.50","id":"a"},"a":1}""" },
        { "Named", """{"post":{"e":"\u0031","id":"a"}}""" },
        { "Named", """{"a":1}""" },
        { "One", """{"post":{"text":"17.25","id":"a"}}""" },
        { "One", """{"post":{"text":"never","id":"a"}}""" },
        { "Pairs", """[["a",7]]""" },
        { "Pairs", """[["a"]]""" },
        { "Pairs", """[[]]""" },
        { "PairsDeep", """[["a",7,{"id":"b","at":5}]]""" },
        { "PairsDeep", """[["a",7]]""" },
        { "Lazy", """[{"id":"a","later":{"id":"b","at":5}}]""" },
        { "Sealed", """[{"id":"a","sealed":"{\"at\":5,\"id\":\"b\"}"}]""" },
        { "Text", """["{\"at\":5,\"id\":\"b\"}"]""" },
        { "Any", """[{"id":"a","at":5,"any":{"id":7}}]""" },
        { "Item", """[{"id":"a","at":5,"tags":["t"]}]""" },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void Both_ways_give_one_key(string stream, string body)
    {
        var key = Stream(stream).Key!;
        var expected = (key.TryReadKey(Encoding.UTF8.GetBytes(body), out var id, out var version), id, version);
        Assert.Equal(expected, ReadKey(Stream(stream), body));
    }

    [Fact]
    public void Only_ways_through_objects_that_are_read_lead_by_slots()
    {
        var streams = Schema.GetText()!.ToString().Split('\n').Where(line => line.Contains("\"topic\"", StringComparison.Ordinal)).Select(line => line.Trim().Split('"')[1]).ToList();
        Assert.Equal(14, streams.Count);
        Assert.Equal(BySlots, streams.Where(name => Stream(name).Key!.IdSlots is not null));
        Assert.Equal(BySlots, streams.Where(name => Stream(name).Key!.VersionSlots is not null));
    }

    [Fact]
    public void Of_repeated_members_the_one_counts_that_the_event_shows()
    {
        Assert.True(Stream("Whole").Key!.TryReadKey("""{"id":"b","n":2}"""u8, out var id, out _));
        Assert.Equal((true, id, 2m), ReadKey(Stream("Whole"), """{"id":"a","n":1,"id":"b","n":2}"""));
    }

    public void Dispose() => assembly.Dispose();

    private RealtimeStream Stream(string name) => (RealtimeStream)assembly.Find("KeyedClientStreams").GetProperty(name)!.GetValue(null)!;

    private static (bool, UInt128, decimal?) ReadKey(RealtimeStream stream, string body)
    {
        // The view's type is only known to generated code; the body lies behind something else, as it does in a frame.
        var frame = Encoding.UTF8.GetBytes("{\"x\":" + body + "}");
        var scratch = new ViewScratch();
        var read = stream.GetType().GetMethod("Read")!.CreateDelegate<Reader>(stream);
        var cursor = new JsonCursor(frame, 5, 1);
        var slot = read(ref cursor, scratch);
        return (stream.Key!.TryReadKey(frame, frame.AsSpan(5, cursor.Position - 5), scratch, slot, out var id, out var version), id, version);
    }

    private delegate Slot Reader(ref JsonCursor cursor, ViewScratch scratch);
}
