using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.Lifecycle;

public sealed class AwaitingTests
{
    private static readonly string[] Frames =
    [
        """{"t":"event","on":"a","value":{"x":[1]}}""", """{"t":"reply","id":9,"result":{}}""", """{"t":"joined","id":9}""", """{"t":"left","id":9}""", """{"t":"ping"}""", """{"t":"pong"}""",
        """{"t":"fault","why":"hot"}""", """{"t":"bye"}""", """{"t":"note"}""", """{"t":"no"}""", """{"t":"over"}""", """{"t":"open"}""",
    ];

    [Fact]
    public async Task An_opening_waits_for_frames_of_every_role_and_the_upgrade_is_as_the_schema_says()
    {
        await using var server = await ScriptedServer.StartAsync(
            async peer =>
            {
                Assert.Equal("gallery", peer.Request.Headers["X-Client"]);
                Assert.Equal("await.v2, await.v1", peer.Request.Headers.SecWebSocketProtocol);
                foreach (var frame in Frames) await peer.SendAsync(frame);
            },
            "await.v1");
        await using var client = new WaitingClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        var faults = new List<string>();
        client.Connection.PeerFaulted += faults.Add;
        await client.ConnectAsync();
        var statistics = client.Connection.Statistics;
        Assert.Equal((Frames.Length, 1, 0, 0), (statistics.FramesReceived, statistics.EventsUnrouted, statistics.Unexpected, statistics.Faults));
        await Until.TrueAsync(() => faults is ["hot"]);
    }

    [Theory]
    [InlineData("""{"t":"event","on":"a","value":[1,]}""")]
    [InlineData("""{"t":"event","on":"a","value":1}x""")]
    public async Task A_broken_frame_opens_nothing(string broken)
    {
        await using var server = await ScriptedServer.StartAsync(
            async peer =>
            {
                await peer.SendAsync(broken);
                foreach (var frame in Frames) await peer.SendAsync(frame);
            },
            "await.v2");
        await using var client = new WaitingClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        await client.ConnectAsync();
        Assert.Equal(1, client.Connection.Statistics.Faults);
    }

    [Fact]
    public async Task A_frame_that_is_waited_for_may_carry_an_error()
    {
        await using var server = await ScriptedServer.StartAsync(
            async peer =>
            {
                await peer.SendAsync(Frames[0]);
                await peer.SendAsync("""{"t":"reply","id":9,"error":{"code":5}}""");
            },
            "await.v2");
        await using var client = new WaitingClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () => await client.ConnectAsync());
        Assert.Equal("5", refused.Code);
    }

    [Fact]
    public async Task A_server_that_chooses_no_sub_protocol_is_refused()
    {
        await using var server = await ScriptedServer.StartAsync(_ => Task.CompletedTask);
        await using var client = new WaitingClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        var refused = await Assert.ThrowsAsync<HandshakeRefusedException>(async () => await client.ConnectAsync());
        Assert.Contains("await.v2", refused.Message, StringComparison.Ordinal);
    }
}
