using System.Diagnostics;
using System.Net;
using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.Hosting;

public sealed class ServerLifetimeTests
{
    [Fact]
    public async Task Servers_take_free_loopback_ports_side_by_side()
    {
        await using var one = await RocketChatServer.StartAsync();
        await using var two = await RocketChatServer.StartAsync();
        Assert.NotEqual(one.WebSocketUri.Port, two.WebSocketUri.Port);
        Assert.Equal(("ws", "127.0.0.1", "/websocket"), (one.WebSocketUri.Scheme, one.WebSocketUri.Host, one.WebSocketUri.AbsolutePath));
        using var http = new HttpClient();
        var other = await http.GetAsync(new UriBuilder("http", "127.0.0.1", one.WebSocketUri.Port, "/nothing/here").Uri);
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task Disposal_ends_open_and_stalled_sockets_quickly()
    {
        var scene = await Scene.OpenAsync();
        scene.Server.Connections.Open[0].PauseReading();
        scene.Server.Connections.Open[0].PauseSending();
        var watch = Stopwatch.StartNew();
        await scene.Server.DisposeAsync();
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"took {watch.Elapsed}");
        await scene.BobClient.ExpectDropAsync();
        Assert.Equal(0, scene.Server.Connections.Count);
        Assert.Equal(0, scene.Server.SubscriptionCount());
        await scene.DisposeAsync();
    }

    [Fact]
    public async Task Frames_are_recorded_both_ways_and_can_be_waited_for()
    {
        await using var scene = await Scene.OpenAsync();
        var connection = scene.Server.Connections.Latest;
        var waiting = connection.WaitForFrameAsync(frame => frame.TextMember("msg") == "sub");
        await scene.BobClient.SubscribeAsync("a", "stream-room-messages", scene.Room.Id, false);
        Assert.Equal("a", (await waiting).TextMember("id"));
        Assert.Equal(["connect", "method", "sub"], connection.Received.Select(frame => frame.TextMember("msg")));
        Assert.Contains(connection.Sent, frame => frame.TextMember("msg") == "ready");
        await Assert.ThrowsAsync<TimeoutException>(() => connection.WaitForFrameAsync(frame => !frame.IsText, TimeSpan.FromMilliseconds(50)));
    }

    [Fact]
    public async Task Connections_are_found_by_user()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.ConnectionsOf(scene.Alice).Single().SendText("for alice");
        Assert.Equal("for alice", await scene.AliceClient.NextTextAsync());
        Assert.Empty(scene.Server.ConnectionsOf(scene.Carol));
    }

    [Fact]
    public async Task Recording_can_be_turned_off()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { RecordFrames = false });
        Assert.True((await scene.BobClient.CallAsync("rooms/get")).HasResult);
        var connection = scene.Server.Connections.Latest;
        Assert.Empty(connection.Received);
        Assert.Empty(connection.Sent);
        await Assert.ThrowsAsync<InvalidOperationException>(() => connection.WaitForFrameAsync(_ => true));
    }

    [Fact]
    public async Task Subscriptions_and_sockets_can_be_waited_for()
    {
        await using var scene = await Scene.OpenAsync();
        var event1 = scene.Server.WaitForSubscriptionCountAsync("stream-room-messages", scene.Room.Id, 1);
        await scene.BobClient.SubscribeAsync("a", "stream-room-messages", scene.Room.Id, false);
        await event1;
        await scene.BobClient.CloseAsync();
        await scene.Server.WaitForSubscriptionCountAsync("stream-room-messages", scene.Room.Id, 0);
        await scene.Server.Connections.WaitForCountAsync(1);
        var ended = scene.Server.Connections.Latest;
        await ended.Closed;
        Assert.Equal(1000, ended.ClientCloseCode);
        Assert.Null(ended.Failure);
        var answer = scene.Server.WaitForMessageAsync(message => message.Text == "pong");
        scene.Server.Post(scene.Room, scene.Bob, "pong");
        Assert.Equal(scene.Bob.Id, (await answer).UserId);
    }

    [Fact]
    public async Task Sockets_that_ended_long_ago_are_only_counted()
    {
        await using var server = await RocketChatServer.StartAsync();
        await using var staying = await TestClient.ConnectAsync(server);
        const int Ended = ServerConnections.KeptAfterEnd + 8;
        for (var round = 0; round < Ended; round++)
        {
            await using var client = await TestClient.ConnectAsync(server);
            await client.CloseAsync();
            await server.Connections.WaitForCountAsync(1);
        }

        Assert.Equal((Ended + 1, ServerConnections.KeptAfterEnd + 1), (server.Connections.AcceptedCount, server.Connections.All.Count));
        Assert.Equal(1, server.Connections.All[0].Number);
        Assert.Equal(Ended + 1, server.Connections.Latest.Number);
        Assert.Equal(Ended, (await server.Connections.WaitForAcceptedAsync(Ended)).Number);
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.Connections.WaitForAcceptedAsync(2));
    }
}
