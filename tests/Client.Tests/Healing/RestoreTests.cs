using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.Healing;

/// <summary>Subscriptions come back with the connection, no faster than the server allows, and say so when they do not.</summary>
public sealed class RestoreTests
{
    private const string RoomMessages = "stream-room-messages";

    // The service's "40 per 40 s", much faster. The client is told a longer time than the server keeps, so that a busy machine, which
    // brings a batch late and the next one in time, does not matter; without any pace 60 of 100 would be refused all the same.
    private static readonly RequestLimit ServersLimit = new(40, TimeSpan.FromMilliseconds(200));
    private static readonly RateLimit ClientsRate = new(40, TimeSpan.FromMilliseconds(1000));

    [Fact]
    public async Task A_hundred_subscriptions_are_restored_within_the_server_s_limit()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { SubscriptionLimit = ServersLimit }, options => FastHealing.Of(options) with { Rates = FastHealing.Unlimited with { Subscribe = ClientsRate } });
        var inbox = new Inbox<Message>();
        var rooms = await SubscribeToManyAsync(scene, 100, inbox);
        Assert.Equal(0, scene.Client.Connection.Statistics.SubscriptionsPostponed);

        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(2);
        await scene.Client.Connection.WaitForSubscriptionsAsync().Within();

        Assert.All(rooms, room => Assert.Equal(1, scene.Server.SubscriptionCount(RoomMessages, room.Id)));
        Assert.DoesNotContain(scene.Socket.Sent, frame => frame.TextMember("msg") == "nosub");
        await ExpectFromEachAsync(scene, rooms, inbox);
    }

    [Fact]
    public async Task Subscriptions_that_the_server_limits_are_asked_for_again_and_not_refused()
    {
        // The client knows nothing of the limit, so that most of the hundred are refused at first.
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var inbox = new Inbox<Message>();
        var rooms = await SubscribeToManyAsync(scene, 100, inbox);

        // What the connection has asked for by itself, to watch for losses, must not be among those that are refused: the answer would go down with the socket.
        await scene.Client.Connection.WaitForSubscriptionsAsync().Within();
        scene.Server.Faults.RefuseSubscriptions(60, new DdpError("too-many-requests", "Slow down.", new System.Text.Json.Nodes.JsonObject { ["timeToReset"] = 50 }));

        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(2);
        await scene.Client.Connection.WaitForSubscriptionsAsync().Within();

        Assert.All(rooms, room => Assert.Equal(1, scene.Server.SubscriptionCount(RoomMessages, room.Id)));
        Assert.InRange(scene.Client.Connection.Statistics.SubscriptionsPostponed, 60, long.MaxValue);
        await ExpectFromEachAsync(scene, rooms, inbox);
    }

    [Fact]
    public async Task The_server_s_own_windows_are_waited_out()
    {
        var limit = new RequestLimit(5, TimeSpan.FromMilliseconds(200));
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { UserSubscriptionLimit = limit }, FastHealing.Of);
        var inbox = new Inbox<Message>();
        var rooms = await SubscribeToManyAsync(scene, 12, inbox);

        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(2);
        await scene.Client.Connection.WaitForSubscriptionsAsync().Within();

        Assert.All(rooms, room => Assert.Equal(1, scene.Server.SubscriptionCount(RoomMessages, room.Id)));
        await ExpectFromEachAsync(scene, rooms, inbox);
    }

    [Fact]
    public async Task A_refusal_after_healing_ends_that_subscription_alone_with_the_reason()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var club = scene.Server.AddRoom("club", RoomKind.PrivateGroup, null, scene.Alice, scene.Bob);
        var inbox = new Inbox<Message>();
        await using var expelled = await scene.Client.SubscribeToRoomMessagesAsync(club.Id).Within();
        await using var other = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();
        await scene.Server.StopAsync().Within();
        scene.Server.Remove(club, scene.Alice);

        await scene.Server.RestartAsync().Within();

        var refused = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => expelled.Completion.Within());
        Assert.Equal(("not-allowed", SubscriptionState.Refused), (refused.Code, expelled.State));
        await scene.Client.Connection.WaitForSubscriptionsAsync().Within();
        scene.Say("still here");
        Assert.Equal("still here", (await inbox.NextAsync()).Text);
    }

    [Fact]
    public async Task A_subscription_that_the_server_drops_with_the_membership_ends_instead_of_falling_silent()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var club = scene.Server.AddRoom("club", RoomKind.PrivateGroup, null, scene.Alice, scene.Bob);
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(club.Id).Within();
        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/subscriptions-changed", 1);

        scene.Server.Remove(club, scene.Alice);

        await Assert.ThrowsAsync<SubscriptionRefusedException>(() => subscription.Completion.Within());
        Assert.Equal((SubscriptionState.Ended, 1), (subscription.State, scene.Client.Connection.Statistics.SilentLosses));
    }

    [Fact]
    public async Task A_room_that_was_quiet_before_the_break_recovers_too()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var said = scene.Say("long ago");
        var (inbox, deleted, gaps) = (new Inbox<Message>(), new Inbox<string>(), new Inbox<Gap>());
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync, Recording(deleted, gaps)).Within();
        await WaitForStartAsync(scene);

        await scene.Server.StopAsync().Within();
        scene.Server.Edit(said, "edited meanwhile");
        var gone = scene.Say("gone meanwhile");
        scene.Server.Delete(gone);
        scene.Say("posted meanwhile");
        await scene.Server.RestartAsync().Within();

        Assert.Equal(["edited meanwhile", "posted meanwhile"], new[] { (await inbox.NextAsync()).Text, (await inbox.NextAsync()).Text });
        Assert.Equal(gone.Id, await deleted.NextAsync());
        Assert.Equal(0, gaps.Count);
    }

    [Fact]
    public async Task A_room_in_which_nothing_was_ever_said_recovers_from_its_beginning_on()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var (inbox, gaps) = (new Inbox<Message>(), new Inbox<Gap>());
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync, new SubscriptionOptions { OnGap = gaps.Add }).Within();
        await WaitForStartAsync(scene);

        await scene.Server.StopAsync().Within();
        scene.Say("the very first");
        await scene.Server.RestartAsync().Within();

        Assert.Equal("the very first", (await inbox.NextAsync()).Text);
        Assert.Equal(0, gaps.Count);
    }

    [Fact]
    public async Task What_cannot_be_recovered_is_told()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var (mine, empty) = (new Inbox<Gap>(), new Inbox<Gap>());
        var inbox = new Inbox<MyMessage>();
        await using var unkeyed = await scene.Client.SubscribeToAllMyMessagesAsync(inbox.AddAsync, new SubscriptionOptions { OnGap = mine.Add }).Within();
        // Nobody knows a moment from which to fetch: nothing was said here since, and the server does not say how far the room is.
        scene.Server.Faults.SwallowReplies("loadHistory");
        await using var silent = await scene.Client.SubscribeToRoomMessagesAsync(scene.Random.Id, (_, _) => default, new SubscriptionOptions { OnGap = empty.Add }).Within();

        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(2);
        await scene.Client.Connection.WaitForSubscriptionsAsync().Within();
        scene.Say("after");

        Assert.Equal("after", (await inbox.NextAsync()).Message.Text);
        Assert.Equal(GapReason.ConnectionLost, (await mine.NextAsync()).Reason);
        Assert.Equal(GapReason.ConnectionLost, (await empty.NextAsync()).Reason);
    }

    [Fact]
    public async Task A_fetch_that_the_server_refuses_is_a_gap_that_is_told()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var (inbox, gaps) = (new Inbox<Message>(), new Inbox<Gap>());
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync, new SubscriptionOptions { OnGap = gaps.Add }).Within();
        scene.Say("before");
        await inbox.NextAsync();
        scene.Server.Faults.FailCalls("messages/get", new DdpError("error-not-allowed", "Not allowed"));

        scene.Server.Faults.DropConnections();
        await scene.Server.Connections.WaitForAcceptedAsync(2);
        await scene.Client.Connection.WaitForSubscriptionsAsync().Within();
        scene.Say("after");

        Assert.Equal("after", (await inbox.NextAsync()).Text);
        Assert.Equal(GapReason.RecoveryFailed, (await gaps.NextAsync()).Reason);
    }

    [Fact]
    public async Task A_fetch_that_the_server_limits_is_made_later_and_loses_nothing()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var (inbox, deleted, gaps) = (new Inbox<Message>(), new Inbox<string>(), new Inbox<Gap>());
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync, Recording(deleted, gaps)).Within();
        scene.Say("before");
        await inbox.NextAsync();
        scene.Server.Faults.FailCalls("messages/get", new DdpError("too-many-requests", "Slow down.", new System.Text.Json.Nodes.JsonObject { ["timeToReset"] = 100 }), 3);

        await scene.Server.StopAsync().Within();
        scene.Say("meanwhile");
        await scene.Server.RestartAsync().Within();
        await scene.Server.WaitForSubscriptionCountAsync(RoomMessages, scene.General.Id, 1);
        scene.Say("held back");

        Assert.Equal(["meanwhile", "held back"], new[] { (await inbox.NextAsync()).Text, (await inbox.NextAsync()).Text });
        Assert.Equal((0, 0), (deleted.Count, gaps.Count));
    }

    private static SubscriptionOptions Recording(Inbox<string> deleted, Inbox<Gap> gaps) => new() { OnGap = gaps.Add, OnDeleted = item => deleted.Add(item.Id) };

    // The session asks how far a room is, and has the answer by the time that of a later call is there.
    private static async Task WaitForStartAsync(Scene scene)
    {
        await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("method") == "loadHistory");
        await scene.Client.GetRoomsAsync().Within();
    }

    private static async Task<TestRoom[]> SubscribeToManyAsync(Scene scene, int count, Inbox<Message> inbox)
    {
        var rooms = Enumerable.Range(0, count).Select(number => scene.Server.AddRoom($"room-{number}", scene.Alice, scene.Bob)).ToArray();
        // A room that has something is one whose gaps can be filled.
        foreach (var room in rooms) scene.Say("first", room);
        await Task.WhenAll(rooms.Select(room => scene.Client.SubscribeToRoomMessagesAsync(room.Id, inbox.AddAsync).AsTask())).Within();
        foreach (var room in rooms) scene.Say("second", room);
        for (var number = 0; number < count; number++) Assert.Equal("second", (await inbox.NextAsync()).Text);
        return rooms;
    }

    private static async Task ExpectFromEachAsync(Scene scene, TestRoom[] rooms, Inbox<Message> inbox)
    {
        foreach (var room in rooms) scene.Say("third", room);
        var from = new HashSet<string>(StringComparer.Ordinal);
        for (var number = 0; number < rooms.Length; number++)
        {
            Message message;
            // What was said up to the margin before the subscription may be fetched with the gap, and nobody had it before.
            do message = await inbox.NextAsync();
            while (message.Text == "first");
            Assert.Equal("third", message.Text);
            Assert.True(from.Add(message.RoomId), "It came twice.");
        }
    }
}
