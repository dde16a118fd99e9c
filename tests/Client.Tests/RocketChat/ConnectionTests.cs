using System.Net;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>How a connection begins and ends, and what those who depend on it are told.</summary>
public sealed class ConnectionTests
{
    [Fact]
    public async Task Its_states_are_told_in_order()
    {
        await using var scene = await Scene.ServeAsync();
        var changes = new Inbox<StateChange>();
        await using var client = NewClient(scene);
        client.Connection.StateChanged += changes.Add;

        await client.ConnectAsync().Within();
        Assert.Equal(
            [ConnectionState.Connecting, ConnectionState.Opening, ConnectionState.Authenticating, ConnectionState.Live],
            new[] { (await changes.NextAsync()).Current, (await changes.NextAsync()).Current, (await changes.NextAsync()).Current, (await changes.NextAsync()).Current });

        scene.Server.Faults.DropConnections();
        var lost = await changes.NextAsync();
        Assert.Equal((ConnectionState.Live, ConnectionState.Lost), (lost.Previous, lost.Current));
        Assert.IsType<ConnectionLostException>(lost.Reason);

        await client.DisposeAsync().Within();
        ConnectionState last;
        do last = (await changes.NextAsync()).Current;
        while (last == ConnectionState.Closing);
        Assert.Equal(ConnectionState.Closed, last);
    }

    [Fact]
    public async Task A_reconnect_loop_catches_the_loss_and_connects_again()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = NewClient(scene);
        var received = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            await client.ConnectAsync().Within();
            await using var subscription = await client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
            scene.Say($"round {round}");
            scene.Say("bye");
            try
            {
                await foreach (var message in subscription)
                {
                    received.Add(message.Text);
                    if (message.Text == "bye") scene.Server.Faults.DropConnections();
                }

                Assert.Fail("The loss has to be told.");
            }
            catch (ConnectionLostException)
            {
                Assert.Equal(ConnectionState.Lost, client.Connection.State);
            }
        }

        Assert.Equal(["round 0", "bye", "round 1", "bye", "round 2", "bye"], received);
        Assert.Equal(3, scene.Server.Connections.All.Count);
    }

    [Fact]
    public async Task A_drop_is_told_once_to_everyone_with_no_close_code()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SwallowReplies("rooms/get");
        var handled = await scene.Client.SubscribeToMessageDeletionsAsync(scene.General.Id, (_, _) => default).Within();
        var sequence = scene.Client.MessageDeletionsAsync(scene.Random.Id).GetAsyncEnumerator();
        var next = sequence.MoveNextAsync().AsTask();
        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-room", $"{scene.Random.Id}/deleteMessage", 1);
        var calls = Enumerable.Range(0, 10).Select(_ => scene.Client.GetRoomsAsync().AsTask()).ToList();
        await Bounded.UntilAsync(() => scene.Socket.Received.Count(frame => frame.TextMember("method") == "rooms/get") == 10);

        scene.Server.Faults.DropConnections();

        foreach (var call in calls)
        {
            var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => call.Within());
            Assert.Equal((CallOutcome.Unknown, null), (lost.Outcome, lost.CloseCode));
        }

        await Assert.ThrowsAsync<ConnectionLostException>(() => handled.Completion.Within());
        await Assert.ThrowsAsync<ConnectionLostException>(() => next.Within());
        await sequence.DisposeAsync();
        Assert.Equal((10, 1), (scene.Client.Connection.Statistics.CallsFailed, scene.Client.Connection.Statistics.SocketsLost));
        var after = await Assert.ThrowsAsync<ConnectionLostException>(() => scene.Client.GetRoomsAsync().Within());
        Assert.Equal(CallOutcome.NotSent, after.Outcome);
        Assert.True(after.IsTransient);
    }

    [Theory]
    [InlineData(1000, "")]
    [InlineData(1001, "restart")]
    [InlineData(1002, "CLOSE_PROTOCOL_ERROR")]
    [InlineData(1007, "UNSUPPORTED_DATA")]
    [InlineData(4000, "TIMEOUT")]
    public async Task A_close_is_told_with_its_code_and_reason(int code, string reason)
    {
        await using var scene = await Scene.OpenAsync();
        var changes = new Inbox<StateChange>();
        scene.Client.Connection.StateChanged += changes.Add;
        scene.Server.Faults.SwallowReplies("rooms/get");
        var call = scene.Client.GetRoomsAsync().AsTask();

        scene.Server.Faults.CloseConnections(code, reason);

        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => call.Within());
        Assert.Equal((code, reason), (lost.CloseCode, lost.CloseReason ?? ""));
        Assert.Equal(ConnectionState.Lost, (await changes.NextAsync()).Current);
        Assert.Equal(0, changes.Count);
        await scene.Client.ConnectAsync().Within();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_may_have_been_acted_on_is_of_unknown_outcome_and_its_id_makes_the_repeat_safe(bool isHandled)
    {
        await using var scene = await Scene.OpenAsync();
        if (isHandled) scene.Server.Faults.DropBeforeReply("sendMessage");
        else scene.Server.Faults.DropBeforeHandling("sendMessage");
        var message = new OutgoingMessage { Id = MessageId.Create(), RoomId = scene.General.Id, Text = "once" };

        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => scene.Client.SendMessageAsync(message).Within());
        Assert.Equal((CallOutcome.Unknown, true), (lost.Outcome, lost.IsTransient));
        await scene.Client.ConnectAsync().Within();
        await scene.Client.SendMessageAsync(message).Within();

        Assert.Single(scene.General.Messages);
    }

    [Fact]
    public async Task A_refused_upgrade_says_its_status_and_how_long_to_wait()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = NewClient(scene);
        scene.Server.Faults.RefuseUpgrades(1, 503, TimeSpan.FromSeconds(7));

        var refused = await Assert.ThrowsAsync<HandshakeRefusedException>(() => client.ConnectAsync().Within());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(7), true), (refused.StatusCode!.Value, refused.RetryAfter!.Value, refused.IsTransient));
        Assert.Equal(ConnectionState.Lost, client.Connection.State);
        await client.ConnectAsync().Within();
    }

    [Fact]
    public async Task Nobody_there_is_a_lost_connection()
    {
        await using var scene = await Scene.ServeAsync();
        var address = scene.Server.WebSocketUri;
        await scene.Server.DisposeAsync();

        var lost = await Assert.ThrowsAsync<ConnectionLostException>(() => RocketChatClient.ResumeAsync(address, "alice", "token").Within());

        Assert.Equal((CallOutcome.NotSent, true), (lost.Outcome, lost.IsTransient));
    }

    [Fact]
    public async Task The_wrong_path_is_a_refused_handshake()
    {
        await using var scene = await Scene.ServeAsync();

        var refused = await Assert.ThrowsAsync<HandshakeRefusedException>(() => RocketChatClient.ResumeAsync(new Uri(scene.Server.WebSocketUri, "/chat/websocket"), "alice", "token").Within());

        Assert.Equal((HttpStatusCode.NotFound, false), (refused.StatusCode!.Value, refused.IsTransient));
    }

    [Fact]
    public async Task Connecting_twice_is_an_error_and_harms_nothing()
    {
        await using var scene = await Scene.OpenAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => scene.Client.ConnectAsync().Within());

        await scene.Client.GetRoomsAsync().Within();
    }

    [Fact]
    public async Task A_server_that_wants_another_version_is_a_refused_handshake()
    {
        using var server = new ScriptedServer();
        await using var client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.Address });
        var connecting = client.ConnectAsync().AsTask();
        using var peer = await server.AcceptAsync();
        await peer.ReadAsync("connect");

        await peer.SendAsync("""{"msg":"failed","version":"pre2"}""");

        var refused = await Assert.ThrowsAsync<HandshakeRefusedException>(() => connecting.Within());
        Assert.Contains("pre2", refused.Message, StringComparison.Ordinal);
        Assert.Null(refused.StatusCode);
    }

    [Fact]
    public async Task Disposing_in_the_middle_of_calls_ends_them_once()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.SwallowReplies("rooms/get");
        var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        var calls = Enumerable.Range(0, 100).Select(_ => scene.Client.GetRoomsAsync().AsTask()).ToList();

        await scene.Client.DisposeAsync().Within();

        foreach (var call in calls) await Assert.ThrowsAsync<ConnectionLostException>(() => call.Within());
        Assert.True(subscription.Completion.IsCompleted);
        Assert.Equal((ConnectionState.Closed, 0), (scene.Client.Connection.State, scene.Client.Connection.Statistics.CallsPending));
        await scene.Server.Connections.WaitForCountAsync(0);
        await scene.Client.DisposeAsync().Within();
        await Assert.ThrowsAnyAsync<Exception>(() => scene.Client.GetRoomsAsync().Within());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => scene.Client.ConnectAsync().Within());
    }

    [Fact]
    public async Task Disposing_from_inside_a_handler_ends_without_a_deadlock()
    {
        await using var scene = await Scene.OpenAsync();
        var done = new TaskCompletionSource();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, async (_, _) =>
        {
            await scene.Client.DisposeAsync();
            done.SetResult();
        }).Within();

        scene.Say("enough");

        await done.Task.Within();
        await scene.Server.Connections.WaitForCountAsync(0);
    }

    private static RocketChatClient NewClient(Scene scene) => new(
        new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = scene.Server.WebSocketUri },
        _ => ValueTask.FromResult(RocketChatCredentials.Token(scene.Alice.PersonalAccessToken)));
}
