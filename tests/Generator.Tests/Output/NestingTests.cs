using System.Text;
using Framewright.Generator.Tests.Harness;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Output;

/// <summary>Arrays and objects inside of parameters, and streams that choose the templates that they are asked for with.</summary>
public sealed class NestingTests : IDisposable
{
    private const string Driver = """
        public sealed partial class NestClient
        {
            internal static class Made
            {
                public static Framewright.Protocol.Topic Watch(string user) => WatchTopic(user);
                public static Framewright.Protocol.Topic Plain() => PlainTopic();
                public static string Find(bool isFull)
                {
                    var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                    using (var writer = new System.Text.Json.Utf8JsonWriter(buffer))
                    {
                        if (isFull) new FindCall("r", new string[] { "a" }, new Rule { Text = "t" }, 5, true).WriteParameters(writer);
                        else new FindCall("r", System.Array.Empty<string>(), new Rule { Text = "t" }, null, null).WriteParameters(writer);
                    }

                    return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
                }
            }
        }
        """;

    private static readonly SchemaFile Wire = new("/schema/wire.rt.json", """
        {
          "protocol": "Wire",
          "frames": {
            "reply": { "match": { "t": "reply" }, "is": "reply", "id": "id" },
            "event": { "match": { "t": "event" }, "is": "event", "route": ["topic"], "body": "data" },
            "end":   { "match": { "t": "end" }, "is": "unsubscribed", "id": "id" }
          },
          "send": {
            "call": { "t": "call", "id": "{id}", "params": "{params}" },
            "subscribe": { "t": "join", "id": "{id}", "topic": "{topic.0}" },
            "unsubscribe": { "t": "leave", "id": "{subscription.id}" },
            "watch": { "t": "watch", "id": "{id}", "who": "{topic.0}", "args": "{params}", "mode": "{values.mode?}" },
            "unwatch": { "t": "unwatch", "of": "{subscription.id}", "who": "{topic.0}" }
          }
        }
        """);

    private static readonly SchemaFile Nest = new("/schema/nest.rt.json", """
        {
          "api": "Nest", "protocol": "Wire",
          "types": { "Rule": { "fields": { "text": "string" } } },
          "methods": {
            "Find": { "call": "find", "params": ["string room", { "in": ["{room}", "x-{room}"], "ids": [["string[] ids"]], "deep": { "object": { "type": "Rule rule", "value": 3 } }, "limit?": "int limit" }, [1, "bool last?"]] }
          },
          "streams": {
            "Watch": { "topic": ["{string user}"], "event": "int n", "send": "watch", "end": "unwatch", "values": { "mode": "all" },
                       "params": [{ "value": "" }, { "added": ["{user}"] }], "carrier": { "remove": [{ "removed": ["{user}"] }] } },
            "Plain": { "topic": ["plain"], "event": "int n" }
          }
        }
        """);

    private readonly GeneratedAssembly client = Generation.Of(ApiSchemas.Anchor("Nest") + Driver, Wire, Nest).Load();

    public void Dispose() => client.Dispose();

    [Fact]
    public void Values_lie_where_the_shape_says()
    {
        Assert.Equal("""["r",{"in":["r","x-r"],"ids":[[["a"]]],"deep":{"type":{"text":"t"},"value":3},"limit":5},[1,true]]""", client.Call<string>("NestClient+Made", "Find", true));
        Assert.Equal("""["r",{"in":["r","x-r"],"ids":[[[]]],"deep":{"type":{"text":"t"},"value":3}},[1]]""", client.Call<string>("NestClient+Made", "Find", false));
    }

    [Fact]
    public void A_stream_is_asked_for_and_ended_with_its_own_templates()
    {
        var protocol = client.Protocol("Wire");
        var watch = client.Call<Topic>("NestClient+Made", "Watch", "u1");
        Assert.Equal("""[{"removed":["u1"]}]""", Encoding.UTF8.GetString(watch.Removal.Span));
        Assert.Equal("""{"t":"watch","id":"7","who":"u1","args":["",{"added":["u1"]}],"mode":"all"}""", protocol.WriteSubscribe(7, watch));
        Assert.Equal("""{"t":"unwatch","of":"7","who":"u1"}""", protocol.WriteUnsubscribe(8, 7, watch));
        var plain = client.Call<Topic>("NestClient+Made", "Plain");
        Assert.Equal("""{"t":"join","id":"7","topic":"plain"}""", protocol.WriteSubscribe(7, plain));
        Assert.Equal("""{"t":"leave","id":"7"}""", protocol.WriteUnsubscribe(8, 7, plain));
    }
}
