using System.Text;
using System.Text.Json;
using Framewright.Generator.Tests.Harness;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>Calls of the peer, envelopes, several answers, JSON in strings, templates of methods: what the generated code reads and writes.</summary>
public sealed class PeerTests : IDisposable
{
    private readonly GeneratedAssembly assembly;
    private readonly ProtocolProbe peer;

    public PeerTests()
    {
        assembly = Generation.Of("", PeerProtocol.Protocol).Load();
        peer = assembly.Protocol("Peer");
    }

    public void Dispose() => assembly.Dispose();

    [Theory]
    [InlineData("""{"t":"invoke","id":7,"method":"ask","params":[1]}""", FrameRole.Call, "7", "\"ask\"", "[1]")]
    [InlineData("""{"params":{"a":1},"method":"ask","id":"x","t":"invoke"}""", FrameRole.Call, "\"x\"", "\"ask\"", "{\"a\":1}")]
    [InlineData("""{"t":"tell","method":"m"}""", FrameRole.Call, "", "\"m\"", null)]
    [InlineData("""{"eid":"e","payload":{"t":"x"},"kind":"k","t":"env","sub":null}""", FrameRole.Envelope, "\"e\"", "\"k\"", "{\"t\":\"x\"}")]
    [InlineData("""{"t":"item","id":"1","data":{"text":"{\"a\":\"\\u0041\"}"},"more":1}""", FrameRole.Item, "\"1\"", "", "\"{\\\"a\\\":\\\"\\\\u0041\\\"}\"")]
    [InlineData("""{"t":"end","id":"1"}""", FrameRole.End, "\"1\"", "", null)]
    public void Headers_carry_name_id_and_body(string frame, FrameRole role, string id, string name, string? body)
    {
        var reading = peer.Read(frame);
        Assert.Equal((role, id, body), (reading.Role, reading.Id, reading.Body));
        Assert.Equal(name, Encoding.UTF8.GetString(reading.Header.Name.Of(reading.Frame)));
        Assert.Equal(role == FrameRole.Item, reading.Header.BodyIsText);
        Assert.True(role is FrameRole.Item or FrameRole.End || reading.Header.IsComplete);
    }

    [Fact]
    public void An_end_may_carry_a_result_or_an_error()
    {
        Assert.Equal("5", peer.Read("""{"t":"end","id":"1","result":5}""").Body);
        Assert.Equal("""{"code":1}""", peer.Read("""{"t":"end","error":{"code":1},"id":"1"}""").Error);
    }

    [Fact]
    public void The_seam_says_what_the_schema_says()
    {
        Assert.Equal((0x1e, false, true, 2, true), peer.Traits);
        Assert.Equal(peer.AnswerTo(0), Ordinal("result"));
        Assert.Equal([Ordinal("failure"), -1, -1], [peer.FailureOf(0), peer.FailureOf(1), peer.FailureOf(2)]);
        Assert.Equal(Ordinal("ack"), peer.AnswerTo(2));
    }

    [Theory]
    [InlineData("result", "7", "{\"x\":1}", """{"t":"result","id":7,"result":{"x":1}}""")]
    [InlineData("result", "\"a\"", "", """{"t":"result","id":"a","result":null}""")]
    [InlineData("ack", "\"a\"", "", """["ack","a"]""")]
    [InlineData("ack", "\"a\"", "null", """["ack","a",null]""")]
    public void Answers_repeat_the_peers_id(string template, string id, string result, string expected) =>
        Assert.Equal(expected, peer.WriteAnswer(Ordinal(template), id, result, null));

    [Theory]
    [InlineData(CallErrorKind.Unknown, """{"t":"result","id":1,"error":{"code":-1,"why":"unknown","text":"#-1: "}}""")]
    [InlineData(CallErrorKind.Parameters, """{"t":"result","id":1,"error":{"code":"bad","text":"#bad: say it \"right\""}}""")]
    [InlineData(CallErrorKind.Failed, """{"t":"result","id":1,"error":{"code":2,"text":"#2: ","data":{"a":[1]}}}""")]
    public void Failures_say_what_callErrors_says(CallErrorKind kind, string expected) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), JsonElement.Parse(peer.WriteAnswer(Ordinal("failure"), "1", "", kind))));

    [Fact]
    public void A_cancel_names_the_call() => Assert.Equal("""{"t":"cancel","of":"4","id":"9"}""", peer.WriteCancel(9, 4));

    [Fact]
    public void A_call_without_values_leaves_them_out() =>
        Assert.Equal("""{"t":"call","id":"3","m":"greet/\u0022all\u0022","p":[1],"note":"\u003C\u003E"}""", peer.WriteCall(3, "[1]"));

    [Fact]
    public void An_api_with_all_of_it_compiles() => Generation.Of(Output.ApiSchemas.Anchor("Calls"), PeerProtocol.Protocol, PeerProtocol.Api).Load().Dispose();

    private static int Ordinal(string template) => Array.IndexOf(["call", "post", "subscribe", "unsubscribe", "cancel", "result", "failure", "ack"], template);
}
