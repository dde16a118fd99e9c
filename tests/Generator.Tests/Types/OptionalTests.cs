using System.Text;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;

namespace Framewright.Generator.Tests.Types;

/// <summary>Members that may be left out and may be null as well: both are told apart where both can be sent.</summary>
public sealed class OptionalTests
{
    private const string Types = """
        "Change": { "fields": { "id": "string", "topic?": "string?", "limit?": "int?", "until?": "date?", "tags?": "string?[]?", "labels?": "map<int>?", "inner?": "Inner?", "kind?": "Kind?", "any?": "json?", "key?": { "type": "string?", "secret": true }, "plain?": "string", "must": "string?" } },
        "Inner": { "fields": { "x?": "int?" } },
        "Kind": { "enum": { "a": "Alpha" } },
        "Seen": { "fields": { "topic?": "string?" } },
        "Pair": { "tuple": ["int a", "int? b?"] }
        """;

    private const string Driver = """
        internal static class Driver
        {
            public static string Make(int which) => Write(which switch
            {
                0 => new Change { Id = "i", Must = null },
                1 => new Change { Id = "i", Must = null, Topic = null, Limit = null, Until = null, Tags = null, Labels = null, Inner = null, Kind = null, Any = null, Key = null },
                2 => new Change { Id = "i", Must = "m", Topic = "", Limit = 0, Until = System.DateTimeOffset.UnixEpoch, Tags = new Framewright.Json.Optional<Framewright.Json.JsonList<string?>?>(["a", null]), Inner = new Inner { X = 1 }, Kind = Kind.Alpha, Key = "k", Plain = "p" },
                _ => new Change { Id = "i", Must = "m" } with { Topic = default },
            });

            public static string Text(bool hasKey) => new Change { Id = "i", Must = null, Key = hasKey ? "hunter2" : null, Topic = null, Limit = 5 }.ToString();

            public static string? ReadOnly(byte[] json)
            {
                string? topic = Seen.Parse(json).Topic;
                return topic;
            }

            public static string View(byte[] json)
            {
                var view = Framewright.Json.JsonValues.View<ChangeView, ChangeView, Change>(json, new Framewright.Json.ViewScratch());
                return $"{view.Topic.IsPresent} {view.Limit?.ToString() ?? "-"} {view.Inner.IsPresent}";
            }

            private static string Write(Change change)
            {
                var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                using (var writer = new System.Text.Json.Utf8JsonWriter(buffer)) Change.Write(writer, change);
                return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
            }
        }

        public sealed partial class KindsClient
        {
            internal static class Calls
            {
                public static string Named(int which) => Write(which switch { 0 => new NamedCall("r", default, default), 1 => new NamedCall("r", null, null), _ => new NamedCall("r", "t", new Framewright.Json.Optional<Framewright.Json.JsonList<int>?>([1])) });
                public static string Positional(int which) => Write(which switch { 0 => new PositionalCall("r", default, default), 1 => new PositionalCall("r", default, 5), 2 => new PositionalCall("r", null, default), _ => new PositionalCall("r", "t", null) });

                private static string Write<TCall>(TCall call) where TCall : struct, Framewright.Protocol.ICall
                {
                    var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                    using (var writer = new System.Text.Json.Utf8JsonWriter(buffer)) call.WriteParameters(writer);
                    return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
                }
            }

            internal System.Threading.Tasks.ValueTask Use() => NamedAsync("r", topic: null);
        }
        """;

    private const string Rest = """
        , "methods": {
            "Put": { "call": "put", "params": ["Change value", "Pair pair"], "returns": "Change" },
            "Named": { "call": "named", "params": { "rid": "string", "topic": "string? topic?", "ids": "int[]? ids?" } },
            "Positional": { "call": "positional", "params": ["string room", "string? topic?", "int? limit?"] } },
          "streams": { "Changes": { "topic": ["changes"], "event": { "id": "string", "topic?": "string?" } } }
        """;

    [Fact]
    public void Absent_and_null_are_read_and_written_apart()
    {
        using var assembly = SmallApi.With(Types, Rest, Driver).Load();
        var probe = assembly.Object("Change");
        foreach (var json in (string[])[
            """{"id":"i","must":null}""",
            """{"id":"i","topic":null,"limit":null,"until":null,"tags":null,"labels":null,"inner":null,"kind":null,"any":null,"key":null,"must":"m"}""",
            """{"id":"i","topic":"t","limit":0,"until":5,"tags":["a",null],"labels":{"a":1},"inner":{"x":null},"kind":"a","any":[1],"key":"k","plain":"p","must":"m"}""",
            """{"id":"i","inner":{},"must":"m"}"""])
        {
            Assert.Equal(json, probe.Write(probe.Parse(json)));
        }

        Assert.NotEqual(probe.Parse("""{"id":"i","must":null}"""), probe.Parse("""{"id":"i","topic":null,"must":null}"""));
        Assert.Equal(probe.Parse("""{"id":"i","topic":null,"must":null}"""), probe.Parse("""{"id":"i","topic":null,"must":null}"""));
        Assert.Throws<FrameFormatException>(() => probe.Parse("""{"id":"i","limit":"1"}"""));
    }

    [Fact]
    public void Values_are_assigned_as_they_are()
    {
        using var assembly = SmallApi.With(Types, Rest, Driver).Load();
        string Make(int which) => assembly.Call<string>("Driver", "Make", which);
        Assert.Equal("""{"id":"i","must":null}""", Make(0));
        Assert.Equal("""{"id":"i","topic":null,"limit":null,"until":null,"tags":null,"labels":null,"inner":null,"kind":null,"any":null,"key":null,"must":null}""", Make(1));
        Assert.Equal("""{"id":"i","topic":"","limit":0,"until":0,"tags":["a",null],"inner":{"x":1},"kind":"a","key":"k","plain":"p","must":"m"}""", Make(2));
        Assert.Equal("""{"id":"i","must":"m"}""", Make(3));
        Assert.Contains("Topic = null, Limit = 5", assembly.Call<string>("Driver", "Text", true), StringComparison.Ordinal);
        Assert.Contains("Key = ***", assembly.Call<string>("Driver", "Text", true), StringComparison.Ordinal);
        Assert.Contains("Key = null", assembly.Call<string>("Driver", "Text", false), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_only_read_is_simply_nullable()
    {
        using var assembly = SmallApi.With(Types, Rest, Driver).Load();
        Assert.Null(assembly.Call<string?>("Driver", "ReadOnly", Encoding.UTF8.GetBytes("""{"topic":null}""")));
        Assert.Equal("False - False", assembly.Call<string>("Driver", "View", Encoding.UTF8.GetBytes("""{"topic":null,"inner":null}""")));
        Assert.Equal("True 1 True", assembly.Call<string>("Driver", "View", Encoding.UTF8.GetBytes("""{"topic":"","inner":{},"limit":1}""")));
        Assert.Equal(typeof(string), assembly.Find("ChangesEvent").GetProperty("Topic")!.PropertyType);
        Assert.Equal(typeof(int?), assembly.Find("Pair").GetProperty("B")!.PropertyType);
    }

    [Fact]
    public void Parameters_are_left_out_or_null()
    {
        using var assembly = SmallApi.With(Types, Rest, Driver).Load();
        string Call(string method, int which) => assembly.Call<string>("KindsClient+Calls", method, which);
        Assert.Equal("""{"rid":"r"}""", Call("Named", 0));
        Assert.Equal("""{"rid":"r","topic":null,"ids":null}""", Call("Named", 1));
        Assert.Equal("""{"rid":"r","topic":"t","ids":[1]}""", Call("Named", 2));
        Assert.Equal("""["r"]""", Call("Positional", 0));
        Assert.Equal("""["r",null,5]""", Call("Positional", 1));
        Assert.Equal("""["r",null]""", Call("Positional", 2));
        Assert.Equal("""["r","t",null]""", Call("Positional", 3));
    }

    [Fact]
    public void A_sessions_token_may_be_both()
    {
        var api = new SchemaFile("/schema/session.rt.json", """
            {
              "api": "Login", "protocol": "Small",
              "types": { "Ticket": { "fields": { "token?": { "type": "string?", "secret": true }, "inner?": "Ticket?" } } },
              "session": { "authenticate": "Login", "token": "inner.token", "resume": "token" },
              "methods": { "Login": { "call": "login", "params": ["Ticket ticket"], "returns": "Ticket" } }
            }
            """);
        Generation.Of("/// <summary>One.</summary>\n[Framewright.RealtimeClient(\"Login\")] public sealed partial class LoginClient;", TestProtocols.Small, api).Load().Dispose();
    }
}
