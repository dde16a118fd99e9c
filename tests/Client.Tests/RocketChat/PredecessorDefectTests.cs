using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.Protocols;
using Framewright.RocketChat;
using Framewright.Session;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>What went wrong in the clients that this one is to replace, each by its name.</summary>
public sealed class PredecessorDefectTests
{
    private const string Stream = "stream-room-messages";

    [Fact]
    public async Task A_second_rooms_subscription_does_not_steal_the_first()
    {
        await using var scene = await Scene.OpenAsync();
        var (general, random) = (new Inbox<Message>(), new Inbox<Message>());
        await using var first = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, general.AddAsync).Within();
        await using var second = await scene.Client.SubscribeToRoomMessagesAsync(scene.Random.Id, random.AddAsync).Within();

        scene.Say("in general", scene.General);
        scene.Say("in random", scene.Random);
        scene.Say("in general again", scene.General);

        Assert.Equal("in general", (await general.NextAsync()).Text);
        Assert.Equal("in general again", (await general.NextAsync()).Text);
        Assert.Equal("in random", (await random.NextAsync()).Text);
        Assert.Equal((0, 0), (general.Count, random.Count));
    }

    [Fact]
    public async Task A_throwing_handler_does_not_kill_the_dispatch()
    {
        await using var scene = await Scene.OpenAsync();
        var (inbox, failures) = (new Inbox<string>(), new Inbox<HandlerFailure>());
        scene.Client.Connection.HandlerFailed += failures.Add;
        await using var asynchronous = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, (_, _) => throw new FormatException("record")).Within();
        await using var inPlace = await scene.Client.SubscribeToRoomMessagesViewAsync(scene.General.Id, _ => throw new FormatException("view")).Within();
        await using var good = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, (message, _) =>
        {
            inbox.Add(message.Text);
            return default;
        }).Within();

        scene.Say("one");
        scene.Say("two");

        Assert.Equal("one", await inbox.NextAsync());
        Assert.Equal("two", await inbox.NextAsync());
        var seen = new List<HandlerFailure>();
        for (var left = 4; left > 0; left--) seen.Add(await failures.NextAsync());
        Assert.Equal(["record", "record", "view", "view"], seen.Select(failure => failure.Exception.Message).Order(StringComparer.Ordinal));
        Assert.All(seen, failure => Assert.Equal("RoomMessages", failure.Stream));
        Assert.Equal(4, scene.Client.Connection.Statistics.HandlerFailures);
        Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
    }

    [Fact]
    public async Task A_refused_subscription_reaches_the_caller()
    {
        await using var scene = await Scene.OpenAsync();

        var refused = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => scene.Client.SubscribeToRoomMessagesAsync(scene.Secret.Id).Within());
        await using var sequence = scene.Client.RoomMessagesAsync(scene.Secret.Id).GetAsyncEnumerator();
        var inSequence = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => sequence.MoveNextAsync().Within());

        Assert.Equal(("RoomMessages", "not-allowed"), (refused.Stream, refused.Code));
        Assert.Equal("not-allowed", inSequence.Code);
        Assert.Equal(ConnectionState.Live, scene.Client.Connection.State);
    }

    [Fact]
    public async Task A_refusal_without_an_error_reaches_the_caller()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.RefuseSubscriptions(1);

        var refused = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within());

        Assert.Null(refused.Error);
        await using var second = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
    }

    [Fact]
    public async Task Too_many_subscriptions_wait_as_long_as_the_server_asks()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.RefuseSubscriptions(1, new DdpError("too-many-requests", "Error, too many requests.", new System.Text.Json.Nodes.JsonObject { ["timeToReset"] = 234 }));

        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();

        Assert.Equal(SubscriptionState.Live, subscription.State);
        Assert.Equal(1, scene.Client.Connection.Statistics.SubscriptionsPostponed);
        Assert.Equal(2, scene.Socket.Received.Count(frame => frame.TextMember("msg") == "sub" && frame.TextMember("name") == Stream));
    }

    [Fact]
    public async Task A_refused_send_reaches_the_caller()
    {
        await using var scene = await Scene.OpenAsync();

        var refused = await Assert.ThrowsAsync<CallException>(() => scene.Client.SendTextAsync(scene.Secret.Id, "let me in").Within());
        var tooLong = await Assert.ThrowsAsync<CallException>(() => scene.Client.SendTextAsync(scene.General.Id, new string('x', 5001)).Within());

        Assert.Equal(("SendMessage", "error-not-allowed", "Not allowed"), (refused.Method, refused.Code, refused.Reason));
        Assert.Equal(CallOutcome.Rejected, refused.Outcome);
        Assert.False(refused.IsTransient);
        Assert.Contains("\"method\"", refused.Error.Details, StringComparison.Ordinal);
        Assert.Equal("error-message-size-exceeded", tooLong.Code);
    }

    [Fact]
    public async Task Nothing_is_left_after_unsubscribing()
    {
        // More subscriptions than the usual rate allows at once.
        await using var scene = await Scene.OpenAsync(configure: options => options with { Rates = new RateLimits() });
        for (var round = 0; round < 50; round++)
        {
            var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
            await subscription.DisposeAsync().Within();
        }

        await scene.Client.GetRoomIdAsync("general").Within();
        await scene.Server.WaitForSubscriptionCountAsync(Stream, scene.General.Id, 0);
        // Of the room, and of the memberships, which the session watches for as long as somebody has the room.
        Assert.Equal(100, scene.Socket.Received.Count(frame => frame.TextMember("msg") == "unsub"));
        var before = scene.Client.Connection.Statistics.EventsUnrouted;
        scene.Server.Faults.SendText($$$"""{"msg":"changed","collection":"{{{Stream}}}","id":"id","fields":{"eventName":"{{{scene.General.Id}}}","args":[{}]}}""");
        await Bounded.UntilAsync(() => scene.Client.Connection.Statistics.EventsUnrouted == before + 1);
        var connection = (RealtimeConnection<Ddp>)scene.Client.Connection;
        await Bounded.UntilAsync(() => connection.Inventory == new SessionInventory(0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Subscribing_anew_right_after_leaving_works()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<Message>();
        for (var round = 0; round < 20; round++)
        {
            var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();
            scene.Say($"round {round}");
            Assert.Equal($"round {round}", (await inbox.NextAsync()).Text);
            await subscription.DisposeAsync().Within();
        }
    }

    [Fact]
    public async Task A_failed_resume_asks_for_the_credentials_again()
    {
        await using var scene = await Scene.ServeAsync();
        var asked = 0;
        await using var client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = scene.Server.WebSocketUri }, _ =>
        {
            asked++;
            return ValueTask.FromResult(RocketChatCredentials.Password("alice", "secret"));
        });
        await client.ConnectAsync().Within();
        var token = client.Identity!.Token;

        scene.Server.Faults.DropConnections();
        await Bounded.UntilAsync(() => client.Connection.State == ConnectionState.Lost);
        await client.ConnectAsync().Within();
        Assert.Equal((1, token), (asked, client.Identity.Token));

        scene.Server.ForceLogout(scene.Alice);
        await Bounded.UntilAsync(() => client.Connection.State == ConnectionState.Lost);
        await client.ConnectAsync().Within();
        Assert.Equal(2, asked);
        Assert.NotEqual(token, client.Identity.Token);
    }

    [Theory]
    [InlineData(Greeting.ServerId)]
    [InlineData(Greeting.NamedServerId)]
    public async Task A_greeting_does_not_hang_the_login(Greeting greeting)
    {
        await using var scene = await Scene.OpenAsync(new() { Greeting = greeting });

        var sent = scene.Socket.Received.Select(frame => frame.TextMember("msg")).ToList();
        Assert.Equal(["connect", "method"], sent.Take(2));
        Assert.Equal(0, scene.Client.Connection.Statistics.UnknownKinds);
    }

    [Fact]
    public async Task The_login_waits_for_connected()
    {
        await using var scene = await Scene.ServeAsync(new() { Greeting = Greeting.ServerId });
        var connecting = scene.ConnectAsync();
        var socket = await scene.Server.Connections.WaitForAcceptedAsync(1);
        await socket.WaitForFrameAsync(frame => frame.TextMember("msg") == "connect");
        await connecting;

        var connected = socket.Sent.Single(frame => frame.TextMember("msg") == "connected");
        var login = socket.Received.Single(frame => frame.TextMember("method") == "login");
        Assert.True(login.At >= connected.At);
    }

    [Theory]
    [InlineData(ServerFlavor.Monolith)]
    [InlineData(ServerFlavor.Streamer)]
    public async Task Closing_works_in_every_state(ServerFlavor flavor)
    {
        await using var scene = await Scene.ServeAsync(new() { Flavor = flavor });
        RocketChatClient Create() => new(new RealtimeOptions { Endpoint = scene.Server.WebSocketUri }, _ => ValueTask.FromResult(RocketChatCredentials.Token(scene.Alice.PersonalAccessToken)));

        var idle = Create();
        await idle.DisposeAsync().Within();
        await idle.DisposeAsync().Within();

        var live = Create();
        await live.ConnectAsync().Within();
        var subscription = await live.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        await live.DisposeAsync().Within();
        await scene.Server.Connections.WaitForCountAsync(0);
        Assert.NotEqual(SubscriptionState.Live, subscription.State);
        await Assert.ThrowsAnyAsync<Exception>(() => live.GetRoomsAsync().Within());

        scene.Server.Faults.SwallowReplies("login");
        var connecting = Create();
        var attempt = connecting.ConnectAsync().AsTask();
        await scene.Server.Connections.WaitForCountAsync(1);
        await connecting.DisposeAsync().Within();
        await Assert.ThrowsAnyAsync<Exception>(() => attempt.Within());
        await scene.Server.Connections.WaitForCountAsync(0);

        scene.Server.Faults.Clear();
        var healing = Create();
        await healing.ConnectAsync().Within();
        await scene.Server.StopAsync().Within();
        await Bounded.UntilAsync(() => healing.Connection.State != ConnectionState.Live);
        await healing.DisposeAsync().Within();
    }
}
