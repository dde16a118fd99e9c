using Framewright.Json;
using Framewright.Protocol;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>Outbound frames are exactly what the schema's templates say.</summary>
public sealed class WriterTests(ProtocolFixture fixture) : IClassFixture<ProtocolFixture>
{
    private static readonly RealtimeStream Stream = new ValueStream<TextCodec, JsonText, string>("News");

    [Fact]
    public void A_template_is_written_as_it_stands() =>
        Assert.Equal("""{"type":"open","version":1,"as":"v7","features":["a",{"b":null}]}""", fixture.New("Small").WriteTemplate(0, 7));

    [Fact]
    public void Captured_values_are_repeated_as_they_came()
    {
        var probe = fixture.New("Small");
        probe.Take("""{"type":"hello","session":{"token":"a\"\u00e9"},"n": 1.50 }""");
        Assert.Equal("""{"type":"resume","token":"a\"\u00e9","n":1.50,"text":"t-a\u0022\u00E9-{x}"}""", probe.WriteTemplate(1, 7));
    }

    [Fact]
    public void A_value_that_no_frame_carried_is_null_and_an_optional_one_is_left_out()
    {
        var probe = fixture.New("Small");
        Assert.Equal("""{"type":"resume","token":null,"text":"t--{x}"}""", probe.WriteTemplate(1, 7));
        probe.Take("""{"type":"hello","session":{"token":"a"},"n":1}""");
        probe.Take("""{"type":"hello","session":{}}""");
        Assert.Equal("""{"type":"resume","token":null,"text":"t--{x}"}""", probe.WriteTemplate(1, 7));
    }

    [Fact]
    public void A_ping_is_answered_with_what_it_carried()
    {
        var probe = fixture.New("Small");
        probe.Take("""{"type":"ping","data":{"a":[1]}}""");
        Assert.Equal("""{"type":"pong","data":{"a":[1]}}""", probe.WriteTemplate(6, 7));
        probe.Take("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", probe.WriteTemplate(6, 7));
        Assert.Equal("""{"type":"ping","id":8}""", probe.WritePing(8));
    }

    [Fact]
    public void A_call_carries_id_name_and_parameters()
    {
        Assert.Equal("""{"type":"call","id":9,"name":"greet/\u0022all\u0022","params":{"a":1}}""", fixture.New("Small").WriteCall(9, """{"a":1}"""));
        Assert.Equal("""{"msg":"method","method":"greet/\u0022all\u0022","id":"9","params":[1]}""", fixture.New("Ddp").WriteCall(9, "[1]"));
    }

    [Fact]
    public void A_subscription_carries_its_topic()
    {
        var probe = fixture.New("Small");
        Assert.Equal(
            """{"type":"join","id":1,"channel":"c","sub":"s","path":"c/x","list":["c","s"],"params":{"p":1}}""",
            probe.WriteSubscribe(1, new Topic(Stream, ["c", "s"], null, """{"p":1}"""u8.ToArray())));
        Assert.Equal("""{"type":"join","id":1,"channel":"c","path":"c/x","list":["c"],"params":[]}""", probe.WriteSubscribe(1, new Topic(Stream, ["c"])));
    }

    [Fact]
    public void The_end_of_a_subscription_names_it()
    {
        var probe = fixture.New("Small");
        Assert.Equal("""{"type":"leave","id":2,"of":1,"channel":"c","list":["s","c"]}""", probe.WriteUnsubscribe(2, 1, new Topic(Stream, ["c", "s"])));
        Assert.Equal("""{"type":"leave","id":2,"of":1,"channel":"c","list":[null,"c"]}""", probe.WriteUnsubscribe(2, 1, new Topic(Stream, ["c"])));
    }

    [Fact]
    public void Named_parameters_may_be_members_of_the_frame()
    {
        var probe = fixture.New("Mixed");
        Assert.Equal("""{"id":"1","a":{"b":[1]},"\u00E9":null,"m":"greet/\u0022all\u0022"}""", probe.WriteCall(1, """{ "a": {"b":[1]}, "é": null }"""));
        Assert.Equal("""{"id":"1","m":"greet/\u0022all\u0022"}""", probe.WriteCall(1, "{}"));
        Assert.Throws<NotSupportedException>(() => probe.WriteSubscribe(2, new Topic(Stream, ["c"], null, "[1]"u8.ToArray())));
        Assert.Equal("""{"id":"2","p":1}""", probe.WriteSubscribe(2, new Topic(Stream, ["c"], null, """{"p":1}"""u8.ToArray())));
        Assert.Equal("""{"id":"2"}""", probe.WriteSubscribe(2, new Topic(Stream, ["c"])));
    }

    [Fact]
    public void Ddp_is_written_as_servers_read_it()
    {
        var probe = fixture.New("Ddp");
        Assert.Equal("""{"msg":"connect","version":"1","support":["1","pre2","pre1"]}""", probe.WriteTemplate(0, 1));
        Assert.Equal("""{"msg":"sub","id":"3","name":"stream-room-messages","params":["GENERAL",{"useCollection":false,"args":[]}]}""", probe.WriteSubscribe(3, new Topic(Stream, ["stream-room-messages", "GENERAL"])));
        Assert.Equal("""{"msg":"unsub","id":"3"}""", probe.WriteUnsubscribe(4, 3, new Topic(Stream, ["a", "b"])));
        Assert.Equal("""{"msg":"ping","id":"5"}""", probe.WritePing(5));
        probe.Take("""{"msg":"ping","id":"x"}""");
        Assert.Equal("""{"msg":"pong","id":"x"}""", probe.WriteTemplate(5, 6));
        probe.Take("""{"msg":"ping"}""");
        Assert.Equal("""{"msg":"pong"}""", probe.WriteTemplate(5, 6));
    }

    [Fact]
    public void What_a_protocol_cannot_send_is_refused()
    {
        var probe = fixture.New("Bare");
        Assert.Throws<NotSupportedException>(() => probe.WritePing(1));
        Assert.Throws<NotSupportedException>(() => probe.WriteCall(1, "[]"));
        Assert.Throws<NotSupportedException>(() => probe.WriteSubscribe(1, new Topic(Stream, ["a"])));
        Assert.Throws<NotSupportedException>(() => probe.WriteUnsubscribe(1, 2, new Topic(Stream, ["a"])));
        Assert.Throws<ArgumentOutOfRangeException>(() => probe.WriteTemplate(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => fixture.New("Small").WriteTemplate(2, 1));
    }
}
