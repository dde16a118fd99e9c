using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

public sealed class FaultTests
{
    private const string RoomMessages = "stream-room-messages";

    [Fact]
    public async Task Sockets_drop_or_close_on_demand()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Connections.Latest.Abort();
        await scene.BobClient.ExpectDropAsync();
        scene.Server.Faults.CloseConnections(1001, "restart");
        Assert.Null(await scene.AliceClient.NextTextAsync());
        Assert.Equal(((int?)1001, "restart"), ((int?)scene.AliceClient.CloseStatus, scene.AliceClient.CloseReason));
        await scene.AliceClient.CloseAsync();
        await scene.Server.Connections.WaitForCountAsync(0);
    }

    [Fact]
    public async Task Delayed_reply_does_not_hold_up_the_next_call()
    {
        var time = new ManualTime();
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { TimeProvider = time });
        scene.Server.Faults.DelayReplies("sendMessage", TimeSpan.FromSeconds(3));
        var slow = await scene.BobClient.StartCallAsync("sendMessage", scene.Draft("slow"));
        Assert.Equal(["updated", "result"], (await scene.BobClient.CallAsync("rooms/get")).Kinds);
        Assert.Single(scene.Server.Messages);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(slow, (string?)(await scene.BobClient.NextAsync())["methods"]![0]);
        Assert.Equal(slow, (string?)(await scene.BobClient.NextAsync())["id"]);
    }

    [Fact]
    public async Task Swallowed_calls_run_but_are_never_answered()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SwallowReplies("sendMessage");
        await scene.BobClient.StartCallAsync("sendMessage", scene.Draft("void"));
        await scene.BobClient.ExpectQuietAsync();
        Assert.Single(scene.Server.Messages);
        scene.Server.Faults.Clear();
        Assert.True((await scene.BobClient.CallAsync("sendMessage", scene.Draft("heard"))).HasResult);
    }

    [Fact]
    public async Task Calls_fail_as_often_as_told()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.FailCalls("rooms/get", new DdpError("too-many-requests", "Slow down", new JsonObject { ["timeToReset"] = 700 }));
        var failed = await scene.BobClient.CallAsync("rooms/get");
        Assert.Equal("Slow down [too-many-requests]", (string?)failed.Error["message"]);
        Assert.Equal(700, (int)failed.Error["details"]!["timeToReset"]!);
        Assert.True((await scene.BobClient.CallAsync("rooms/get")).HasResult);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Socket_drops_around_a_call(bool before, int stored)
    {
        await using var scene = await Scene.OpenAsync();
        if (before)
            scene.Server.Faults.DropBeforeHandling("sendMessage");
        else
            scene.Server.Faults.DropBeforeReply("sendMessage");
        await scene.BobClient.StartCallAsync("sendMessage", scene.Draft("lost?", "one"));
        await scene.BobClient.ExpectDropAsync();
        Assert.Equal(stored, scene.Server.Messages.Count);
        await using var again = await TestClient.LoginAsync(scene.Server, scene.Bob);
        Assert.Equal(before, (await again.CallAsync("sendMessage", scene.Draft("lost?", "one"))).HasResult);
        Assert.Single(scene.Server.Messages);
    }

    [Fact]
    public async Task Subscriptions_are_refused_ignored_or_confirmed_twice()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.RefuseSubscriptions(1, new DdpError("too-many-requests"));
        Assert.Equal("too-many-requests", (string?)(await scene.BobClient.SubscribeAsync("a", RoomMessages, scene.Room.Id, false))["error"]!["error"]);
        scene.Server.Faults.RefuseSubscriptions(1);
        Assert.Equal("""{"msg":"nosub","id":"b"}""", (await scene.BobClient.SubscribeAsync("b", RoomMessages, scene.Room.Id, false)).ToJsonString());
        scene.Server.Faults.IgnoreSubscriptions = true;
        await scene.BobClient.SendAsync($$"""{"msg":"sub","id":"c","name":"{{RoomMessages}}","params":["{{scene.Room.Id}}",false]}""");
        await scene.BobClient.ExpectQuietAsync();
        scene.Server.Faults.IgnoreSubscriptions = false;
        scene.Server.Faults.RepeatReady = true;
        var ready = await scene.BobClient.SubscribeAsync("d", RoomMessages, scene.Room.Id, false);
        Assert.Equal(ready.ToJsonString(), await scene.BobClient.NextTextAsync());
        Assert.Equal(1, scene.Server.SubscriptionCount());
    }

    [Fact]
    public async Task Garbage_reaches_all_or_one()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SendText("{not json");
        Assert.Equal("{not json", await scene.AliceClient.NextTextAsync());
        Assert.Equal("{not json", await scene.BobClient.NextTextAsync());
        scene.Server.Connections.Latest.SendBinary(new byte[] { 65, 66 });
        Assert.Equal("AB", await scene.BobClient.NextTextAsync());
        await scene.AliceClient.ExpectQuietAsync();
    }

    [Fact]
    public async Task Upgrades_are_refused_with_a_hint()
    {
        await using var server = await RocketChatServer.StartAsync();
        server.Faults.RefuseUpgrades(1, 503, TimeSpan.FromSeconds(7));
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(server.WebSocketUri, CancellationToken.None));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, socket.HttpStatusCode);
        Assert.Equal("7", Assert.Single(socket.HttpResponseHeaders!["Retry-After"]));
        await using var accepted = await TestClient.ConnectAsync(server);
        Assert.Equal(2, server.Faults.UpgradeAttempts);
    }

    [Fact]
    public async Task Stalled_socket_stays_open_and_catches_up()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("a", RoomMessages, scene.Room.Id, false);
        scene.Server.Faults.Stall();
        scene.Server.Post(scene.Room, scene.Alice, "late");
        await scene.BobClient.SendAsync("""{"msg":"ping","id":"late"}""");
        var next = scene.BobClient.NextTextAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => next.WaitAsync(TimeSpan.FromMilliseconds(150)));
        Assert.Equal(2, scene.Server.Connections.Count);
        scene.Server.Faults.Resume();
        Assert.Contains("late", await next, StringComparison.Ordinal);
        Assert.Equal("""{"msg":"pong","id":"late"}""", await scene.BobClient.NextTextAsync());
    }

    [Fact]
    public async Task Messages_can_come_in_fragments()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("a", RoomMessages, scene.Room.Id, false);
        scene.Server.Faults.Fragment(10);
        scene.Server.Post(scene.Room, scene.Alice, "piecemeal");
        var text = await scene.BobClient.NextTextAsync();
        Assert.Equal("piecemeal", (string?)JsonNode.Parse(text!)!["fields"]!["args"]![0]!["msg"]);
        Assert.True(scene.BobClient.LastFragmentCount > 10, $"{scene.BobClient.LastFragmentCount} fragments");
    }
}
