using System.Diagnostics;
using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>Keepalive, timeouts and cancellation, which the predecessors lacked.</summary>
public sealed class TimeTests
{
    [Fact]
    public async Task A_silent_server_is_pinged_and_kept_when_it_answers()
    {
        await using var scene = await Scene.OpenAsync(configure: options => options with { Heartbeat = new HeartbeatPolicy(TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5)) });

        var ping = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("msg") == "ping");
        await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("msg") == "ping" && frame.TextMember("id") != ping.TextMember("id"));

        Assert.NotNull(ping.TextMember("id"));
        Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
        Assert.True(scene.Client.Connection.Statistics.PingsSent >= 2);
    }

    [Fact]
    public async Task A_dead_server_is_given_up_and_everything_ends_with_it()
    {
        await using var scene = await Scene.OpenAsync(configure: options => options with { Heartbeat = new HeartbeatPolicy(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(900)) });
        var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();

        scene.Server.Faults.Stall();
        var call = scene.Client.GetRoomsAsync().AsTask();

        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => call.Within());
        Assert.Equal(CallOutcome.Unknown, lost.Outcome);
        await Assert.ThrowsAsync<ConnectionLostException>(() => subscription.Completion.Within());
        Assert.Equal(ConnectionState.Lost, scene.Client.Connection.State);
    }

    [Fact]
    public async Task The_servers_pings_are_answered()
    {
        await using var scene = await Scene.OpenAsync(new() { PingInterval = TimeSpan.FromMilliseconds(50), PingTimeout = TimeSpan.FromSeconds(5) });

        await scene.Socket.WaitForFrameAsync(frame => frame.Text == """{"msg":"pong"}""");
        scene.Server.Faults.SendText("""{"msg":"ping","id":"echo-me"}""");
        await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("msg") == "pong" && frame.TextMember("id") == "echo-me");

        Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
    }

    [Fact]
    public async Task A_ping_before_the_session_is_live_is_not_answered()
    {
        // The streamer pings 30 ms after the accept and drops whoever answers before saying connect.
        await using var scene = await Scene.ServeAsync(new() { Flavor = ServerFlavor.Streamer });
        scene.Server.Faults.DelayReplies("login", TimeSpan.FromSeconds(1));
        var connecting = scene.ConnectAsync();
        var socket = await scene.Server.Connections.WaitForAcceptedAsync(1);
        await socket.WaitForFrameAsync(frame => frame.TextMember("method") == "login");
        socket.SendText("""{"msg":"ping"}""");

        await connecting;

        Assert.DoesNotContain(socket.Received, frame => frame.TextMember("msg") == "pong");
        Assert.Equal(["connect", "method"], socket.Received.Select(frame => frame.TextMember("msg")));
    }

    [Fact]
    public async Task A_call_without_an_answer_ends_in_time()
    {
        await using var scene = await Scene.OpenAsync(configure: options => options with { CallTimeout = TimeSpan.FromSeconds(1) });
        scene.Server.Faults.SwallowReplies("sendMessage");
        var start = Stopwatch.GetTimestamp();

        var timeout = await Assert.ThrowsAsync<CallTimeoutException>(() => scene.Client.SendTextAsync(scene.General.Id, "hello?").Within());

        Assert.Equal(("SendMessage", CallOutcome.Unknown), (timeout.Method, timeout.Outcome));
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromMilliseconds(900), TimeSpan.FromSeconds(10));
        Assert.Equal(0, scene.Client.Connection.Statistics.CallsPending);
    }

    [Fact]
    public async Task Each_class_of_calls_has_its_own_deadline()
    {
        await using var scene = await Scene.OpenAsync(configure: options => options with { CallTimeout = TimeSpan.FromSeconds(1), LongCallTimeout = TimeSpan.FromSeconds(20) });
        scene.Server.Faults.DelayReplies("rooms/get", TimeSpan.FromSeconds(2));
        scene.Server.Faults.DelayReplies("getRoomIdByNameOrId", TimeSpan.FromSeconds(2));

        var rooms = scene.Client.GetRoomsAsync().AsTask();
        await Assert.ThrowsAsync<CallTimeoutException>(() => scene.Client.GetRoomIdAsync("general").Within());

        Assert.Equal(2, (await rooms.Within()).Count);
        await Bounded.UntilAsync(() => scene.Client.Connection.Statistics.LateReplies == 1);
    }

    [Fact]
    public async Task A_call_is_cancelled_by_its_caller()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SwallowReplies("rooms/get");
        using var cancellation = new CancellationTokenSource();

        var call = scene.Client.GetRoomsAsync(cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Within());
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        Assert.Equal(0, scene.Client.Connection.Statistics.CallsPending);
    }

    [Fact]
    public async Task A_subscription_that_is_not_confirmed_ends_in_time()
    {
        await using var scene = await Scene.OpenAsync(configure: options => options with { SubscribeTimeout = TimeSpan.FromSeconds(1) });
        scene.Server.Faults.IgnoreSubscriptions = true;

        await Assert.ThrowsAnyAsync<RealtimeException>(() => scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within());

        scene.Server.Faults.IgnoreSubscriptions = false;
        await using var second = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
    }

    [Fact]
    public async Task Waiting_for_a_confirmation_is_cancelled_by_its_caller()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.IgnoreSubscriptions = true;
        using var cancellation = new CancellationTokenSource();

        var subscribing = scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, cancellationToken: cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => subscribing.Within());
    }

    [Fact]
    public async Task An_attempt_to_connect_is_cancelled_or_ends_in_time()
    {
        await using var scene = await Scene.ServeAsync();
        scene.Server.Faults.SwallowReplies("login");
        using var cancellation = new CancellationTokenSource();
        var connecting = RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", scene.Alice.PersonalAccessToken, null, cancellation.Token).AsTask();
        var socket = await scene.Server.Connections.WaitForAcceptedAsync(1);
        await socket.WaitForFrameAsync(frame => frame.TextMember("method") == "login");

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => connecting.Within());
        await scene.Server.Connections.WaitForCountAsync(0);

        var slow = RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "alice", scene.Alice.PersonalAccessToken, options => options with { CallTimeout = TimeSpan.FromMilliseconds(100) });
        await Assert.ThrowsAnyAsync<RealtimeException>(() => slow.Within());
    }
}
