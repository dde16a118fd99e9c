using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Events;

/// <summary>One handler for several kinds of events.</summary>
public sealed class EventTests
{
    [Fact]
    public async Task One_handler_is_told_of_several_kinds_with_what_belongs_to_each()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<RocketChatEvent>();
        await using var events = await scene.Client.OnAsync(
            RocketChatEventKinds.Messages | RocketChatEventKinds.RoomsJoined | RocketChatEventKinds.RoomsLeft | RocketChatEventKinds.Activities,
            inbox.AddAsync,
            new RocketChatEventOptions { Rooms = [scene.General.Id] });

        var said = scene.Say("hello");
        var arrived = Assert.IsType<RocketChatEvent.MessageArrived>(await inbox.NextAsync());
        Assert.Equal((RocketChatEventKinds.NewMessages, said.Id, "hello"), (arrived.Kind, arrived.Message.Id, arrived.Message.Text));

        scene.Server.Edit(said, "hello, world");
        var changed = Assert.IsType<RocketChatEvent.MessageChanged>(await inbox.NextAsync());
        Assert.Equal((MessageChangeKind.Edited, "hello, world"), (changed.Change.Kind, changed.Change.Message.Text));

        scene.Server.Delete(said);
        var deleted = Assert.IsType<RocketChatEvent.MessageDeleted>(await inbox.NextAsync());
        Assert.Equal((said.Id, scene.General.Id), (deleted.MessageId, deleted.RoomId));

        scene.Server.Type(scene.General, scene.Bob);
        var activity = Assert.IsType<RocketChatEvent.ActivityChanged>(await inbox.NextAsync());
        Assert.Equal((scene.General.Id, "bob"), (activity.RoomId, activity.Activity.Username));

        scene.Server.Join(scene.Secret, scene.Alice);
        Assert.Equal(scene.Secret.Id, (await NextAsync<RocketChatEvent.RoomJoined>(inbox)).Subscription.RoomId);

        scene.Server.Remove(scene.Secret, scene.Alice);
        Assert.Equal(scene.Secret.Id, (await NextAsync<RocketChatEvent.RoomLeft>(inbox)).Subscription.RoomId);
    }

    [Fact]
    public async Task A_kind_that_nobody_asked_for_is_not_told()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<RocketChatEvent>();
        await using var events = await scene.Client.OnAsync(RocketChatEventKinds.RoomsLeft, inbox.AddAsync);

        scene.Say("hello");
        scene.Server.Join(scene.Secret, scene.Alice);
        scene.Server.Remove(scene.Secret, scene.Alice);

        Assert.IsType<RocketChatEvent.RoomLeft>(await inbox.NextAsync());
        Assert.Equal(0, inbox.Count);
    }

    [Fact]
    public async Task A_message_that_leaves_a_mark_is_told_as_deleted()
    {
        await using var scene = await Scene.OpenAsync(new() { ShowsDeletedMessages = true });
        var inbox = new Inbox<RocketChatEvent>();
        await using var events = await scene.Client.OnAsync(RocketChatEventKinds.DeletedMessages, inbox.AddAsync);

        var said = scene.Say("hello");
        scene.Server.Delete(said);

        Assert.Equal(new RocketChatEvent.MessageDeleted(said.Id, scene.General.Id), await inbox.NextAsync());
    }

    [Fact]
    public async Task Statuses_notifications_and_forced_logouts_are_told()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<RocketChatEvent>();
        await using var events = await scene.Client.OnAsync(RocketChatEventKinds.Statuses | RocketChatEventKinds.Notifications | RocketChatEventKinds.ForcedLogouts, inbox.AddAsync);

        scene.Server.Publish("stream-notify-logged", "user-status", new JsonArray(scene.Bob.Id, "bob", 2, "lunch"));
        Assert.Equal((scene.Bob.Id, "lunch"), ((RocketChatEvent.StatusChanged)await inbox.NextAsync()).Change is var change ? (change.UserId, change.Text) : default);

        scene.Server.Publish("stream-notify-user", $"{scene.Alice.Id}/notification", JsonNode.Parse("""{"title":"#general","text":"hello","payload":{"_id":"m","rid":"r","sender":{"_id":"b","username":"bob"},"type":"c","message":{"msg":"hello"}}}"""));
        Assert.Equal("#general", ((RocketChatEvent.Notified)await inbox.NextAsync()).Notification.Title);

        scene.Server.Publish("stream-notify-user", $"{scene.Alice.Id}/force_logout", "s1");
        Assert.Equal(new RocketChatEvent.LoggedOut("s1"), await inbox.NextAsync());
    }

    [Fact]
    public async Task Messages_of_all_rooms_cost_one_subscription()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<RocketChatEvent>();
        await using (await scene.Client.OnAsync(RocketChatEventKinds.Messages, inbox.AddAsync))
        {
            scene.Say("one", scene.General);
            scene.Say("two", scene.Random);

            Assert.Equal(["one", "two"], [((RocketChatEvent.MessageArrived)await inbox.NextAsync()).Message.Text, ((RocketChatEvent.MessageArrived)await inbox.NextAsync()).Message.Text]);
            Assert.Equal(1, scene.Server.SubscriptionCount());
        }

        await scene.Server.WaitForSubscriptionCountAsync("stream-room-messages", "__my_messages__", 0);
        scene.Say("three");
        Assert.Equal(0, inbox.Count);
    }

    [Fact]
    public async Task A_handler_that_throws_harms_neither_others_nor_itself()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<string>();
        var failures = new ConcurrentQueue<HandlerFailure>();
        scene.Client.Connection.HandlerFailed += failures.Enqueue;
        await using var broken = await scene.Client.OnAsync(RocketChatEventKinds.Messages, (happened, _) =>
        {
            inbox.Add("broken " + ((RocketChatEvent.MessageArrived)happened).Message.Text);
            throw new InvalidOperationException("a handler's own fault");
        });
        await using var sound = await scene.Client.OnAsync(RocketChatEventKinds.Messages, (happened, _) =>
        {
            inbox.Add("sound " + ((RocketChatEvent.MessageArrived)happened).Message.Text);
            return ValueTask.CompletedTask;
        });

        scene.Say("one");
        scene.Say("two");
        var heard = new List<string>();
        for (var i = 0; i < 4; i++) heard.Add(await inbox.NextAsync());

        Assert.Equal(["broken one", "broken two", "sound one", "sound two"], heard.Order(StringComparer.Ordinal));
        await Bounded.UntilAsync(() => failures.Count == 2);
        Assert.All(failures, failure => Assert.Equal("a handler's own fault", failure.Exception.Message));
    }

    [Fact]
    public async Task Events_come_one_at_a_time_whatever_they_are_of()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<int>();
        var running = 0;
        await using var events = await scene.Client.OnAsync(
            RocketChatEventKinds.Messages | RocketChatEventKinds.Activities,
            async (_, cancellationToken) =>
            {
                inbox.Add(Interlocked.Increment(ref running));
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancellationToken);
                Interlocked.Decrement(ref running);
            },
            new RocketChatEventOptions { Rooms = [scene.General.Id] });

        for (var i = 0; i < 20; i++)
        {
            scene.Say("hello");
            scene.Server.Type(scene.General, scene.Bob);
        }

        for (var i = 0; i < 40; i++) Assert.Equal(1, await inbox.NextAsync());
    }

    [Fact]
    public async Task What_the_connection_does_is_an_event_too_and_a_fault_in_its_handler_is_reported()
    {
        await using var scene = await Scene.OpenAsync(configure: options => options with { Reconnect = new ReconnectPolicy() });
        var inbox = new Inbox<ConnectionState>();
        var failures = new ConcurrentQueue<HandlerFailure>();
        scene.Client.Connection.HandlerFailed += failures.Enqueue;
        await using var events = await scene.Client.OnAsync(RocketChatEventKinds.Connection, (happened, _) =>
        {
            inbox.Add(((RocketChatEvent.ConnectionChanged)happened).Change.Current);
            throw new InvalidOperationException("a handler's own fault");
        });

        scene.Socket.Abort();

        Assert.Equal(ConnectionState.Healing, await inbox.NextAsync());
        while (await inbox.NextAsync() != ConnectionState.Live)
        {
            // On the way.
        }

        Assert.True(failures.Count >= 2);
        Assert.All(failures, failure => Assert.Equal("ConnectionChanged", failure.Stream));
    }

    [Fact]
    public async Task A_handler_may_end_itself()
    {
        await using var scene = await Scene.OpenAsync();
        var isEnded = new TaskCompletionSource();
        RocketChatEvents? events = null;
        events = await scene.Client.OnAsync(RocketChatEventKinds.Messages | RocketChatEventKinds.RoomsJoined, async (_, _) =>
        {
            await events!.DisposeAsync();
            isEnded.SetResult();
        });

        scene.Say("hello");

        await isEnded.Task.Within();
        await scene.Server.WaitForSubscriptionCountAsync("stream-room-messages", "__my_messages__", 0);
    }

    [Fact]
    public async Task A_refused_source_leaves_none_behind()
    {
        await using var scene = await Scene.OpenAsync();

        await Assert.ThrowsAsync<SubscriptionRefusedException>(() => scene.Client.OnAsync(
            RocketChatEventKinds.Messages | RocketChatEventKinds.Activities,
            (_, _) => ValueTask.CompletedTask,
            new RocketChatEventOptions { Rooms = [scene.Secret.Id] }).Within());

        await scene.Server.WaitForSubscriptionCountAsync("stream-room-messages", "__my_messages__", 0);
    }

    [Fact]
    public async Task What_makes_no_sense_is_said_before_the_server_is_asked()
    {
        await using var scene = await Scene.OpenAsync();
        await using var nobody = new RocketChatClient(new RealtimeOptions { Endpoint = scene.Server.WebSocketUri });
        static ValueTask Ignore(RocketChatEvent happened, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.OnAsync(RocketChatEventKinds.None, Ignore).Within());
        var rooms = await Assert.ThrowsAsync<ArgumentException>(() => scene.Client.OnAsync(RocketChatEventKinds.Activities, Ignore).Within());
        Assert.Contains("RocketChatEventOptions.Rooms", rooms.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<AuthenticationException>(() => nobody.OnAsync(RocketChatEventKinds.Messages, Ignore).Within());
        Assert.Equal(0, scene.Server.SubscriptionCount());
    }

    /// <summary>The next event of a kind; others, such as the system message that tells of the same, may come before.</summary>
    private static async Task<T> NextAsync<T>(Inbox<RocketChatEvent> inbox)
        where T : RocketChatEvent
    {
        while (true)
        {
            if (await inbox.NextAsync() is T found) return found;
        }
    }
}
