using System.Text;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Output;

/// <summary>What streams and methods say about others becomes descriptors that read real events and write real calls.</summary>
public sealed class UseTests : IDisposable
{
    // Topics and calls are private to a client; this is a part of it.
    private const string Driver = """
        public sealed partial class UsesClient
        {
            internal static class Topics
            {
                public static Framewright.Protocol.Topic Messages(string roomId) => MessagesTopic(roomId);
                public static Framewright.Protocol.Topic Ticker(string symbol) => TickerTopic(symbol);
                public static Framewright.Protocol.MethodDescriptor Send() => SendCall.Method;
                public static Framewright.Protocol.MethodDescriptor Note() => NoteCall.Method;
                public static Framewright.Protocol.MethodDescriptor Get() => GetCall.Method;
            }
        }
        """;

    private const string Event = """[{"text":"x","_updatedAt":1732358386633,"_id":"m1"},{"_id":"other"}]""";

    private readonly GeneratedAssembly client = Generation.Of(ApiSchemas.Anchor("Uses") + Driver, TestProtocols, UseSchemas.Uses).Load();

    private static SchemaFile TestProtocols => Protocols.TestProtocols.Small;

    public void Dispose() => client.Dispose();

    [Fact]
    public void Keys_read_ids_and_versions_out_of_events_and_items()
    {
        var key = Stream("Messages").Key!;
        Assert.Equal("m1", key.ReadId(Utf8(Event)));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1732358386633).UtcTicks, key.ReadVersion(Utf8(Event)));
        Assert.Equal("m2", key.ReadItemId(Utf8("""{"_id":"m2"}""")));
        Assert.Equal("m3", key.ReadItemId(Utf8("\"m3\"")));
        Assert.Null(key.ReadItemVersion(Utf8("""{"_id":"m2","_updatedAt":null}""")));
        Assert.Null(key.ReadVersion(Utf8("""[{"_updatedAt":"never"}]""")));
        Assert.True(key.HasVersion);

        Assert.Equal("w", Stream("Whole").Key!.ReadId(Utf8("""{"_id":"w"}""")));
        Assert.False(Stream("Whole").Key!.HasVersion);
        Assert.Equal("7", Stream("Named").Key!.ReadId(Utf8("""{"at":1,"item":{"id":7,"at":"12.5"}}""")));
        Assert.Equal(12.5m, Stream("Named").Key!.ReadVersion(Utf8("""{"at":1,"item":{"id":7,"at":"12.5"}}""")));
    }

    [Fact]
    public void Recoveries_find_what_changed_and_write_what_fetches_it()
    {
        var recovery = Stream("Messages").Recovery!;
        var result = """{"updated":[{"_id":"a"},{"_id":"b"}],"deleted":[{"_id":"c"}]}""";
        Assert.Equal(TimeSpan.FromSeconds(2), recovery.Margin);
        Assert.Equal(["""{"_id":"a"}""", """{"_id":"b"}"""], recovery.FindItems(Utf8(result)).Select(item => Encoding.UTF8.GetString(item.Of(Utf8(result)))));
        Assert.Equal(["""{"_id":"c"}"""], recovery.FindDeleted(Utf8(result)).Select(item => Encoding.UTF8.GetString(item.Of(Utf8(result)))));
        Assert.Equal(DateTimeOffset.UnixEpoch.UtcTicks, recovery.ReadNewest(Utf8("""{"messages":[{"_updatedAt":0}]}""")));
        Assert.Null(recovery.ReadNewest(Utf8("""{"messages":[]}""")));

        var calls = Topic("Messages", "r1").Recovery!;
        Assert.Equal(("Changes", "History"), (calls.Fetch.Name, calls.Start!.Name));
        Assert.Equal("""["r1",1500]""", Write(writer => calls.WriteFetchParameters(writer, DateTimeOffset.FromUnixTimeMilliseconds(1500))));
        Assert.Equal("""["r1",null,1]""", Write(calls.WriteStartParameters));
    }

    [Fact]
    public void A_loss_is_told_by_an_event_of_another_stream()
    {
        var loss = Topic("Messages", "r1").LostWhen!;
        Assert.Same(Stream("Memberships"), loss.Stream);
        Assert.True(loss.IsToldBy(Utf8("""["removed",{"_id":"r1"}]""")));
        Assert.False(loss.IsToldBy(Utf8("""["removed",{"_id":"r2"}]""")));
        Assert.False(loss.IsToldBy(Utf8("""["added",{"_id":"r1"}]""")));
        Assert.False(loss.IsToldBy(Utf8("[]")));
    }

    [Fact]
    public void Streams_say_how_they_are_confirmed_carried_and_written_to()
    {
        Assert.Equal((Confirmation.Default, false, "Send"), (Stream("Messages").Confirm, Stream("Messages").IsCarried, Stream("Messages").WrittenBy));
        Assert.Equal((Confirmation.None, false, null), (Stream("Memberships").Confirm, Stream("Memberships").IsCarried, Stream("Memberships").WrittenBy));
        Assert.Equal((Confirmation.Frame, true), (Stream("Whole").Confirm, Stream("Whole").IsCarried));
    }

    [Fact]
    public void A_stream_that_a_method_opens_knows_its_calls()
    {
        var calls = Topic("Ticker", "BTC/USD").Calls!;
        Assert.Equal(("Watch", "Unwatch"), (calls.Open.Name, calls.Close!.Name));
        Assert.NotEqual(Topic("Ticker", "BTC/USD").Identity, Topic("Ticker", "ETH/USD").Identity);
    }

    [Fact]
    public void A_stream_that_an_unanswered_method_opens_is_live_once_written()
    {
        var schema = new SchemaFile("/schema/quiet.rt.json", """
            {
              "api": "Quiet", "protocol": "Small",
              "methods": { "Watch": { "call": "watch", "reply": "none" }, "Look": { "call": "look" } },
              "streams": {
                "Sounds": { "route": ["sound", "x"], "event": "json data", "open": { "call": "Watch" } },
                "Sights": { "route": ["sight", "x"], "event": "json data", "open": { "call": "Look" } },
                "Smells": { "route": ["smell", "x"], "event": "json data", "open": { "call": "Watch" }, "confirm": "frame" }
              }
            }
            """);
        using var quiet = Generation.Of(ApiSchemas.Anchor("Quiet"), TestProtocols, schema).Load();
        Confirmation Of(string stream) => ((RealtimeStream)quiet.Find("QuietClientStreams").GetProperty(stream)!.GetValue(null)!).Confirm;
        Assert.Equal((Confirmation.None, Confirmation.Default, Confirmation.Frame), (Of("Sounds"), Of("Sights"), Of("Smells")));
    }

    [Fact]
    public void Paths_lead_through_json_in_strings_and_into_tuples()
    {
        var schema = new SchemaFile("/schema/inner.rt.json", """
            {
              "api": "Inner", "protocol": "Small",
              "types": {
                "Post": { "fields": { "id": "string", "at": "date", "deep": "text<Post>?" } },
                "Envelope": { "fields": { "post": "text<Post>" } },
                "Pair": { "tuple": ["string id", "long version", "text<Pair>? inner?"] }
              },
              "streams": {
                "Posts": { "topic": ["p", "x"], "event": "Envelope posted", "key": { "id": "post.id", "version": "post.at" } },
                "Bare": { "topic": ["b", "x"], "event": { "post": "text<Post> post" }, "key": { "id": "post.id", "version": "post.at" } },
                "Twice": { "topic": ["t", "x"], "event": "Envelope posted", "key": { "id": "post.deep.id" } },
                "Pairs": { "topic": ["q", "x"], "event": ["Pair pair"], "key": { "id": "pair[0]", "version": "pair[1]" } },
                "PairsInside": { "topic": ["r", "x"], "event": ["Pair pair"], "key": { "id": "pair[2][0]" } }
              }
            }
            """);
        using var inner = Generation.Of(ApiSchemas.Anchor("Inner"), TestProtocols, schema).Load();
        StreamKey Key(string stream) => ((RealtimeStream)inner.Find("InnerClientStreams").GetProperty(stream)!.GetValue(null)!).Key!;

        const string Posted = """{"post":"{\"deep\":\"{\\\"id\\\":\\\"d\\\"}\",\"at\":1500,\"id\":\"p\u00e91\"}"}""";
        Assert.Equal(("pé1", DateTimeOffset.FromUnixTimeMilliseconds(1500).Ticks), (Key("Posts").ReadId(Utf8(Posted)), Key("Posts").ReadVersion(Utf8(Posted))));
        Assert.Equal(("pé1", "i"), (Key("Bare").ReadId(Utf8(Posted)), Key("Bare").ReadItemId(Utf8("""{"id":"i"}"""))));
        Assert.Equal("d", Key("Twice").ReadId(Utf8(Posted)));
        Assert.Null(Key("Posts").ReadId(Utf8("""{"post":{"id":"p1"}}""")));
        Assert.Null(Key("Posts").ReadId(Utf8("""{"post":""}""")));
        Assert.Equal(("a", 7), (Key("Pairs").ReadId(Utf8("""[["a",7]]""")), Key("Pairs").ReadVersion(Utf8("""[["a",7]]"""))));
        Assert.Equal(("a", 7), (Key("Pairs").ReadItemId(Utf8("""["a",7]""")), Key("Pairs").ReadItemVersion(Utf8("""["a",7]"""))));
        Assert.Equal("b", Key("PairsInside").ReadId(Utf8("""[["a",7,"[\"b\",8]"]]""")));
    }

    [Fact]
    public void Repeatable_calls_carry_an_id()
    {
        var send = client.Call<MethodDescriptor>("UsesClient+Topics", "Send").Idempotency!;
        Assert.Equal((IdScheme.Alphanumeric17, "Get"), (send.Scheme, send.ConfirmedBy));
        Assert.Equal("m1", send.ReadId(Utf8(Event)));
        var note = client.Call<MethodDescriptor>("UsesClient+Topics", "Note").Idempotency!;
        Assert.Equal((IdScheme.Uuid, null), (note.Scheme, note.ConfirmedBy));
        Assert.Equal("k", note.ReadId(Utf8("""{"data":{"_id":"m1"},"key":"k"}""")));
        Assert.Null(client.Call<MethodDescriptor>("UsesClient+Topics", "Get").Idempotency);
    }

    [Fact]
    public void The_connection_knows_the_servers_rates()
    {
        var connection = (RealtimeConnection)client.Find("UsesClient").GetProperty("Connection")!.GetValue(Activator.CreateInstance(client.Find("UsesClient"), new RealtimeOptions { Endpoint = new Uri("ws://localhost:1") }))!;
        Assert.Equal(new RateLimits(new RateLimit(40, TimeSpan.FromSeconds(40)), new RateLimit(10, TimeSpan.FromMilliseconds(500))), connection.Rates);
    }

    [Fact]
    public void A_stream_uses_methods_of_another_document_and_is_made_anew_when_they_change()
    {
        var streams = new SchemaFile("/schema/a/streams.rt.json", """{ "api": "Split", "protocol": "Small", "streams": { "Ticks": { "route": ["ticks", "{string pair}"], "event": "json data", "open": { "call": "Watch" } } } }""");
        var methods = new SchemaFile("/schema/a/methods.rt.json", """{ "api": "Split", "types": { "Item": { "fields": { "id": "string" } } }, "methods": { "Watch": { "call": "watch", "params": ["string pair"] }, "Other": { "call": "other" } } }""");
        var first = Generation.Of(ApiSchemas.Anchor("Split"), TestProtocols, streams, methods);
        using var split = first.Load();
        Assert.NotNull(split.Find("SplitClient"));

        var other = first.Replace(methods, methods.With(methods.Text.Replace("\"other\"", "\"another\"", StringComparison.Ordinal)));
        Assert.Equal(["Modified DocumentUnit Split.methods"], other.Fresh(Pipeline.Steps.Units));
        var used = first.Replace(methods, methods.With(methods.Text.Replace("[\"string pair\"]", "[\"string pair\", \"int depth?\"]", StringComparison.Ordinal)));
        Assert.Equal(["Modified DocumentUnit Split.methods", "Modified DocumentUnit Split.streams"], used.Fresh(Pipeline.Steps.Units).Order(StringComparer.Ordinal));
        using var again = used.Load();
        Assert.NotNull(again.Find("SplitClient"));
    }

    [Fact]
    public void A_confirming_method_and_a_watched_stream_of_other_documents_are_looked_at_anew_when_they_change()
    {
        var uses = new SchemaFile("/schema/a/uses.rt.json", """
            {
              "api": "Split", "protocol": "Small",
              "methods": { "Put": { "call": "put", "params": ["string id"], "idempotent": { "by": "id", "create": "uuid", "confirm": "Find" } } },
              "streams": { "Ticks": { "topic": ["ticks", "{string pair}"], "event": "json data", "lostWhen": { "stream": "Ends", "match": { ".": 1 }, "params": {} } } }
            }
            """);
        var used = new SchemaFile("/schema/a/used.rt.json", """
            {
              "api": "Split",
              "methods": { "Find": { "call": "find", "params": ["string id"] } },
              "streams": { "Ends": { "topic": ["ends", "{string pair}"], "event": "int number", "doc": "Ends." } }
            }
            """);
        var first = Generation.Of(ApiSchemas.Anchor("Split"), TestProtocols, uses, used);
        var documented = first.Replace(used, used.With(used.Text.Replace("Ends.\"", "What ends.\"", StringComparison.Ordinal)));
        Assert.Equal(["Modified DocumentUnit Split.used"], documented.Fresh(Pipeline.Steps.Units));
        foreach (var (before, after) in new[] { ("[\"string id\"]", "[\"string id\", \"bool full?\"]"), ("\"{string pair}\"]", "\"{string pair}/x\"], \"params\": [\"int depth?\"]") })
        {
            var changed = first.Replace(used, used.With(used.Text.Replace(before, after, StringComparison.Ordinal)));
            Assert.Equal(["Modified DocumentUnit Split.used", "Modified DocumentUnit Split.uses"], changed.Fresh(Pipeline.Steps.Units).Order(StringComparer.Ordinal));
            using var again = changed.Load();
            Assert.NotNull(again.Find("SplitClient"));
        }
    }

    [Fact]
    public void A_client_with_credentials_of_its_protocol_takes_an_answerer_too()
    {
        var living = LifecycleSchemas.Living;
        var challenged = living.With(living.Text.Replace("\"session\": { \"authenticate\": \"LogIn\" }", "\"session\": { \"authenticate\": \"LogIn\", \"challenge\": [\"more\"] }", StringComparison.Ordinal));
        using var life = Generation.Of(ApiSchemas.Anchor("Living"), LifecycleSchemas.Life, challenged).Load();
        Assert.Contains(life.Find("LivingClient").GetConstructors(), static constructor => constructor.GetParameters() is [_, _, _, { Name: "challenge", IsOptional: true }]);
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Write(Action<System.Text.Json.Utf8JsonWriter> write)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer)) write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private Topic Topic(string stream, string value) => client.Call<Topic>("UsesClient+Topics", stream, value);

    private RealtimeStream Stream(string name) => (RealtimeStream)client.Find("UsesClientStreams").GetProperty(name)!.GetValue(null)!;
}
