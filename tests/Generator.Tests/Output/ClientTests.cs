using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Framewright.Generator.Tests.Types;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Output;

/// <summary>Whole clients compile without a warning at the language version of the oldest consumers, documentation included, and write what the schema says.</summary>
public sealed class ClientTests
{
    // Calls and topics are private to a client; this is a part of it.
    private const string MethodsDriver = """
        public sealed partial class MethodsClient
        {
            internal static class Calls
            {
                public static string Positional(string room, int count, System.DateTimeOffset? since, bool hasItem) => Write(new PositionalCall(room, count, since, hasItem ? new Item { Id = "i", Kind = Kind.Alpha } : null));
                public static string Named(bool hasText) => Write(new NamedCall("r", true, hasText ? "t" : null));
                public static string Single() => Write(new SingleCall([new Item { Id = "1" }, new Item { Id = "2", Kind = new Kind("new") }]));
                public static string Constant() => Write(new ConstantCall());
                public static string Text() => Write(new TextCall("r\"", Kind.Alpha, -7));
                public static string Nullable() => Write(new NullableCall(null, null, new System.Collections.Generic.Dictionary<string, string> { ["a"] = "b" }));
                public static string Nothing() => Write(new NothingCall());
                public static string Describe() => $"{NullableCall.Method.Name} {TextCall.Method.WireName} {TextCall.Method.Timeout} {ConstantCall.Method.Timeout} {NamedCall.Method.Timeout}";

                private static string Write<TCall>(TCall call) where TCall : struct, Framewright.Protocol.ICall
                {
                    var buffer = new System.Buffers.ArrayBufferWriter<byte>();
                    using (var writer = new System.Text.Json.Utf8JsonWriter(buffer)) call.WriteParameters(writer);
                    return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
                }
            }
        }
        """;

    private const string StreamsDriver = """
        public sealed partial class StreamsClient
        {
            internal static class Topics
            {
                public static Framewright.Protocol.Topic One() => OneTopic("r");
                public static Framewright.Protocol.Topic Several() => SeveralTopic("r");
                public static Framewright.Protocol.Topic Parameters(int? limit) => ParametersTopic("r", limit);
                public static Framewright.Protocol.Topic Routed() => RoutedTopic("u");
                public static string ReadSeveral(byte[] body) => Read(StreamsClientStreams.Several, body);
                public static string ReadNamed(byte[] body) => Read(StreamsClientStreams.Named, body);
                public static string ReadOne(byte[] body) => Read(StreamsClientStreams.One, body);
                public static string ReadRouted(byte[] body)
                {
                    var scratch = new Framewright.Json.ViewScratch();
                    var cursor = new Framewright.Json.JsonCursor(body);
                    return StreamsClientStreams.Routed.Record(body, scratch, StreamsClientStreams.Routed.Read(ref cursor, scratch)).ToString(System.Globalization.CultureInfo.InvariantCulture);
                }

                private static string Read<TEvent, TView>(Framewright.Protocol.RealtimeStream<TEvent, TView> stream, byte[] body) where TEvent : class where TView : allows ref struct
                {
                    var scratch = new Framewright.Json.ViewScratch();
                    var cursor = new Framewright.Json.JsonCursor(body);
                    var slot = stream.Read(ref cursor, scratch);
                    cursor.ExpectEnd();
                    return stream.Record(body, scratch, slot).ToString()!;
                }
            }
        }
        """;

    [Fact]
    public void Methods_write_their_parameters()
    {
        using var client = Generation.Of(ApiSchemas.Anchor("Methods") + MethodsDriver, TestProtocols.Small, ApiSchemas.Methods).Load();
        string Call(string method, params object?[] arguments) => client.Call<string>("MethodsClient+Calls", method, arguments);
        Assert.Equal("[]", Call("Nothing"));
        Assert.Equal("""["r",3]""", Call("Positional", "r", 3, null, false));
        Assert.Equal("""["r",3,0]""", Call("Positional", "r", 3, DateTimeOffset.UnixEpoch, false));
        Assert.Equal("""["r",3,null,{"id":"i","kind":"a"}]""", Call("Positional", "r", 3, null, true));
        Assert.Equal("""{"rid":"r","class":true,"fixed":{"a":[1,null]}}""", Call("Named", false));
        Assert.Equal("""{"rid":"r","class":true,"text":"t","fixed":{"a":[1,null]}}""", Call("Named", true));
        Assert.Equal("""[{"id":"1"},{"id":"2","kind":"new"}]""", Call("Single"));
        Assert.Equal("""[true,"x",null,5]""", Call("Constant"));
        Assert.Equal("""["r\u0022/a/-7","r\u0022"]""", Call("Text"));
        Assert.Equal("""[null,null,{"a":"b"}]""", Call("Nullable"));
        Assert.Equal("Nullable text Assets Long Default", Call("Describe"));
    }

    [Fact]
    public void Streams_make_topics_and_read_events()
    {
        using var client = Generation.Of(ApiSchemas.Anchor("Streams") + StreamsDriver, TestProtocols.Small, ApiSchemas.Streams).Load();
        Topic Topic(string method, params object?[] arguments) => client.Call<Topic>("StreamsClient+Topics", method, arguments);
        string Read(string method, string body) => client.Call<string>("StreamsClient+Topics", method, System.Text.Encoding.UTF8.GetBytes(body));
        Assert.Equal(["one", "r"], Topic("One").Parts);
        Assert.Equal(["several/r"], Topic("Several").Parts);
        Assert.Equal("""["r"]""", System.Text.Encoding.UTF8.GetString(Topic("Parameters", [null]).Parameters.Span));
        Assert.Equal("""["r",5]""", System.Text.Encoding.UTF8.GetString(Topic("Parameters", 5).Parameters.Span));
        Assert.NotEqual(Topic("Parameters", 5).Identity, Topic("Parameters", 6).Identity);
        Assert.Equal(["asked", "u"], Topic("Routed").Parts);
        Assert.Equal(["told", "u"], Topic("Routed").Route.ToArray().Select(System.Text.Encoding.UTF8.GetString));

        Assert.Equal("Item { Id = i }", Read("ReadOne", """[{"id":"i"},2]"""));
        Assert.Equal("SeveralEvent { Action = a, Item = Item { Id = i }, Rest = 3 }", Read("ReadSeveral", """["a",{"id":"i"},3,4]"""));
        Assert.Equal("SeveralEvent { Action = a, Item = , Rest =  }", Read("ReadSeveral", """["a"]"""));
        Assert.Equal("NamedNews { Id = i, Count =  }", Read("ReadNamed", """{"id":"i","x":1}"""));
        Assert.Equal("7", Read("ReadRouted", "[7]"));
        Assert.Throws<FrameFormatException>(() => Read("ReadOne", "[]"));
        Assert.Throws<FrameFormatException>(() => Read("ReadSeveral", "{}"));
    }

    [Fact]
    public void A_session_logs_in_by_itself()
    {
        using var client = Generation.Of(ApiSchemas.Anchor("Session"), TestProtocols.Small, ApiSchemas.Session).Load();
        Assert.Equal(2, client.Find("SessionClient").GetConstructors().Length);
        Assert.NotNull(client.Find("ISessionClient").GetProperty("Identity"));
    }

    [Fact]
    public void Types_of_every_shape_compile_with_their_client()
    {
        using var client = Generation.Of(ApiSchemas.Anchor("Shapes") + ApiSchemas.Anchor("Wide"), TestProtocols.Small, TypeSchemas.Shapes, TypeSchemas.Wide(200)).Load();
        Assert.True(client.Find("ShapesClient").IsSealed);
    }

    [Fact]
    public void The_repositorys_own_schemas_compile()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "schema", "rocketchat"), "*.rt.json").Select(path => Repository.Schema("rocketchat/" + Path.GetFileName(path)));
        using var client = Generation.Of("namespace Chat;\n" + ApiSchemas.Anchor("RocketChat"), [Repository.Schema("ddp.rt.json"), .. files]).Load();
        Assert.NotNull(client.Find("Chat.IRocketChatClient").GetMethod("LoginAsync"));
    }

    [Fact]
    public void An_api_is_built_on_a_protocol_of_a_reference()
    {
        var owner = Generation.Start("", [TestProtocols.Small], visibility: "public");
        using var image = new MemoryStream();
        Assert.True(owner.Output.Emit(image).Success);
        var reference = Microsoft.CodeAnalysis.MetadataReference.CreateFromImage(image.ToArray());
        var small = new SchemaFile(TestProtocols.Small.Path, TestProtocols.Small.Text) { IsReference = true };
        var user = Generation.Start(ApiSchemas.Anchor("Streams"), [small, ApiSchemas.Streams], references: [reference]);
        Assert.Empty(user.Diagnostics);
        Assert.DoesNotContain(user.Sources.Keys, hint => hint.StartsWith("Small.", StringComparison.Ordinal));
        using var assembly = new MemoryStream();
        var result = user.Output.Emit(assembly);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }
}
