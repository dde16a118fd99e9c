using Framewright.Protocol;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>The repository's own protocol on frames as servers send them.</summary>
public sealed class DdpHeaderTests(ProtocolFixture fixture) : IClassFixture<ProtocolFixture>
{
    [Theory]
    [InlineData("""{"msg":"connected","session":"s"}""", "connected", FrameRole.Opened)]
    [InlineData("""{"msg":"failed","version":"1"}""", "failed", FrameRole.Refused)]
    [InlineData("""{"msg":"ping"}""", "ping", FrameRole.Ping)]
    [InlineData("""{"msg":"pong","id":"1"}""", "pong", FrameRole.Pong)]
    [InlineData("""{"msg":"updated","methods":["1"]}""", "updated", FrameRole.Notice)]
    [InlineData("""{"msg":"ready","subs":["1","2"]}""", "ready", FrameRole.Subscribed)]
    [InlineData("""{"msg":"nosub","id":"1","error":{"error":"not-allowed"}}""", "nosub", FrameRole.Unsubscribed)]
    [InlineData("""{"msg":"error","reason":"Bad request","offendingMessage":{"msg":"x"}}""", "error", FrameRole.Fault)]
    [InlineData("""{"server_id":"0"}""", "greeting", FrameRole.Notice)]
    [InlineData("""{"server_id":"0","msg":"hi"}""", "greeting", FrameRole.Notice)]
    [InlineData("""{"server_id":"0","msg":"pong"}""", "pong", FrameRole.Pong)]
    public void Every_frame_has_its_role(string frame, string kind, FrameRole role)
    {
        var reading = fixture.New("Ddp").Read(frame);
        Assert.Equal(kind, reading.Kind);
        Assert.Equal(role, reading.Role);
    }

    [Fact]
    public void Events_are_routed_by_collection_and_name_in_any_order_of_members()
    {
        string[] outer = ["\"msg\":\"changed\"", "\"collection\":\"stream-room-messages\"", "\"id\":\"id\"", "FIELDS"];
        string[] inner = ["\"eventName\":\"GENERAL\"", "\"args\":[{\"_id\":\"a\"}]", "\"x\":{\"args\":1}"];
        foreach (var members in Permutations.Of(outer))
        {
            foreach (var fields in Permutations.Of(inner))
            {
                var frame = ("{" + string.Join(',', members) + "}").Replace("FIELDS", "\"fields\":{" + string.Join(',', fields) + "}", StringComparison.Ordinal);
                var reading = fixture.New("Ddp").Read(frame);
                Assert.Equal("changed", reading.Kind);
                Assert.Equal("\"stream-room-messages\" \"GENERAL\"", reading.Route);
                Assert.Equal("[{\"_id\":\"a\"}]", reading.Body);
            }
        }
    }

    [Theory]
    [InlineData("added")]
    [InlineData("changed")]
    [InlineData("removed")]
    public void Documents_are_events_of_their_collection(string message)
    {
        var frame = """{"msg":"MESSAGE","collection":"users","id":"u","fields":{"name":"n"}}""".Replace("MESSAGE", message, StringComparison.Ordinal);
        var reading = fixture.New("Ddp").Read(frame);
        Assert.Equal("document", reading.Kind);
        Assert.Equal("\"users\"", reading.Route);
        Assert.Equal(frame, reading.Body);
    }

    [Theory]
    [InlineData("too-many-requests", 59907)]
    [InlineData("error-too-many-requests", 59907)]
    [InlineData("error-invalid-user", null)]
    public void A_result_carries_its_error_with_the_delay(string code, int? delay)
    {
        var probe = fixture.New("Ddp");
        var reading = probe.Read("""{"msg":"result","id":"7","error":{"isClientSafe":true,"error":"CODE","reason":"Slow down","message":"m","details":{"timeToReset":59907}}}""".Replace("CODE", code, StringComparison.Ordinal));
        Assert.Equal(FrameRole.Reply, reading.Role);
        Assert.Equal("\"7\"", reading.Id);
        Assert.Equal(-1, reading.Header.Body);
        var error = probe.ReadError(reading.Frame, reading.Header);
        Assert.Equal(code, error.Code);
        Assert.Equal(delay is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null, error.RetryAfter);
    }

    [Fact]
    public void A_refused_version_is_the_reason()
    {
        var probe = fixture.New("Ddp");
        var reading = probe.Read("""{"msg":"failed","version":"pre1"}""");
        Assert.Equal("pre1", probe.ReadReason(reading.Frame, reading.Header));
    }
}
