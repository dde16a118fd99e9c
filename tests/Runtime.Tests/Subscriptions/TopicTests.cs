using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Subscriptions;

/// <summary>Subscribers share topics: promise 5.</summary>
public sealed class TopicTests
{
    [Fact]
    public async Task Two_subscriptions_to_a_topic_share_one_at_the_server_and_each_gets_every_event_in_order()
    {
        await using var session = await TestSession.LiveAsync();
        await using var first = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await using var second = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        for (var i = 0; i < 100; i++) session.Socket.Push(Wire.Event("a", i));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), await TakeAsync(first, 100));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), await TakeAsync(second, 100));
        Assert.Equal(1, CountOf(session, "subscribe"));
        Assert.Equal((1, 1), (session.Connection.Inventory.Topics, session.Connection.Inventory.Routes));
        Assert.Equal(200, session.Connection.Statistics.EventsDelivered);
    }

    [Fact]
    public async Task Arguments_are_part_of_a_topic()
    {
        await using var session = await TestSession.LiveAsync();
        await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, new Framewright.Protocol.Topic(Wire.Numbers, ["room", "a"], null, "[1]"u8.ToArray())));
        Assert.Equal(2, CountOf(session, "subscribe"));
        await session.ReceiveAsync(Wire.Event("a", 1));
        Assert.Equal(2, session.Connection.Statistics.EventsDelivered);
    }

    [Fact]
    public async Task Joiners_share_the_pending_confirmation()
    {
        var (session, first, second, id) = await PendingAsync();
        await using var disposing = session;
        await session.ReceiveAsync(Wire.Subscribed(id));
        Assert.Equal(SubscriptionState.Live, (await Until.Done(first)).State);
        Assert.Equal(SubscriptionState.Live, (await Until.Done(second)).State);
        Assert.Equal(1, CountOf(session, "subscribe"));
    }

    [Fact]
    public async Task A_refusal_reaches_all_who_wait()
    {
        var (session, first, second, id) = await PendingAsync();
        await using var disposing = session;
        await session.ReceiveAsync(Wire.Unsubscribed(id, "not-allowed"));
        Assert.Equal("not-allowed", (await Assert.ThrowsAsync<SubscriptionRefusedException>(() => Until.Done(first))).Code);
        Assert.Equal("not-allowed", (await Assert.ThrowsAsync<SubscriptionRefusedException>(() => Until.Done(second))).Code);
        AssertNothingInUse(session);

        // It was refused, not left: the server is told nothing, and one may ask again.
        session.Server.Confirms = true;
        await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        Assert.Equal((2, 0), (CountOf(session, "subscribe"), CountOf(session, "unsubscribe")));
    }

    [Fact]
    public async Task Replies_confirm_and_refuse_where_the_protocol_answers_with_them()
    {
        var (session, first, second, id) = await PendingAsync();
        await using var disposing = session;
        var other = session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("b")).AsTask();
        var otherId = await session.SentAsync("subscribe", 1);
        session.Socket.Push(Wire.Reply(id, "{}"));
        await session.ReceiveAsync(Wire.Failure(otherId, "no"));
        await Until.Done(Task.WhenAll(first, second));
        await Assert.ThrowsAsync<SubscriptionRefusedException>(() => Until.Done(other));
    }

    [Fact]
    public async Task The_last_to_leave_unsubscribes_once()
    {
        await using var session = await TestSession.LiveAsync();
        var first = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        var second = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await first.DisposeAsync();
        await first.DisposeAsync();
        Assert.Equal(0, CountOf(session, "unsubscribe"));
        await Task.WhenAll(second.DisposeAsync().AsTask(), second.DisposeAsync().AsTask());
        await session.SentAsync("unsubscribe");
        await session.Socket.HandledAsync();
        Assert.Equal(1, CountOf(session, "unsubscribe"));
        Assert.Equal((SubscriptionState.Ended, true), (second.State, second.Completion.IsCompletedSuccessfully));
        AssertNothingInUse(session);
        Assert.Equal(0, session.Connection.Statistics.Unexpected);
    }

    [Fact]
    public async Task Leaving_and_joining_again_reach_the_server_in_that_order()
    {
        await using var session = await TestSession.LiveAsync();
        var old = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        session.Server.Confirms = false;
        await old.DisposeAsync();
        var next = session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")).AsTask();
        var id = await session.SentAsync("subscribe", 1);
        Assert.Equal(["subscribe", "unsubscribe", "subscribe"], session.Socket.Sent.Select(TestSession.TypeOf).Skip(2));
        session.Socket.Push(Wire.Unsubscribed(id - 2));
        await session.ReceiveAsync(Wire.Subscribed(id));
        Assert.Equal(SubscriptionState.Live, (await Until.Done(next)).State);
        await session.ReceiveAsync(Wire.Event("a", 5));
        Assert.Equal([5], await TakeAsync(await next, 1));
    }

    [Fact]
    public async Task A_subscription_that_is_left_while_pending_is_ended_at_the_server_and_its_confirmation_changes_nothing()
    {
        var (session, first, second, id) = await PendingAsync();
        await using var disposing = session;
        using var cancellation = new CancellationTokenSource();
        var third = session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("b"), cancellationToken: cancellation.Token).AsTask();
        var thirdId = await session.SentAsync("subscribe", 1);
        await cancellation.CancelAsync();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Until.Done(third));
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        await session.SentAsync("unsubscribe");
        session.Socket.Push(Wire.Subscribed(thirdId));
        session.Socket.Push(Wire.Event("b", 1));
        await session.ReceiveAsync(Wire.Unsubscribed(thirdId));
        Assert.Equal((1, 1), (session.Connection.Inventory.Topics, session.Connection.Statistics.EventsUnrouted));

        session.Socket.Push(Wire.Subscribed(id));
        await Until.Done(Task.WhenAll(first, second));
        Assert.Equal(1, CountOf(session, "unsubscribe"));
        Assert.Equal(0, session.Connection.Statistics.Unexpected);
    }

    [Fact]
    public async Task Events_may_come_before_the_confirmation()
    {
        var (session, first, second, id) = await PendingAsync();
        await using var disposing = session;
        session.Socket.Push(Wire.Event("a", 1));
        session.Socket.Push(Wire.Subscribed(id));
        session.Socket.Push(Wire.Event("a", 2));
        Assert.Equal([1, 2], await TakeAsync(await Until.Done(first), 2));
        Assert.Equal([1, 2], await TakeAsync(await Until.Done(second), 2));
    }

    [Fact]
    public async Task A_subscription_that_is_not_confirmed_times_out_and_is_taken_back()
    {
        var (session, first, second, _) = await PendingAsync();
        await using var disposing = session;
        session.Time.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(CallOutcome.Unknown, (await Assert.ThrowsAsync<CallTimeoutException>(() => Until.Done(first))).Outcome);
        await Assert.ThrowsAsync<CallTimeoutException>(() => Until.Done(second));
        await session.SentAsync("unsubscribe");

        // Nor is its end confirmed; it is forgotten all the same.
        session.Time.Advance(TimeSpan.FromSeconds(15));
        AssertNothingInUse(session);
        Assert.Equal(1, CountOf(session, "unsubscribe"));
    }

    [Fact]
    public async Task A_topic_that_the_server_ends_ends_its_enumeration_behind_what_was_buffered()
    {
        await using var session = await TestSession.LiveAsync();
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        var id = await session.SentAsync("subscribe");
        session.Socket.Push(Wire.Event("a", 1));
        session.Socket.Push(Wire.Event("a", 2));
        await session.ReceiveAsync(Wire.Unsubscribed(id, "room-deleted"));
        var seen = new List<long>();
        var error = await Assert.ThrowsAsync<SubscriptionRefusedException>(() => ReadAllAsync(subscription, seen));
        Assert.Equal("room-deleted", error.Code);
        Assert.Equal([1, 2], seen);
        Assert.Equal(SubscriptionState.Ended, subscription.State);
        await subscription.DisposeAsync();
        Assert.Equal(0, CountOf(session, "unsubscribe"));
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task A_break_ends_pending_and_live_subscriptions_behind_what_was_buffered()
    {
        await using var session = await TestSession.LiveAsync();
        var live = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        session.Server.Confirms = false;
        var pending = session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("b")).AsTask();
        await session.SentAsync("subscribe", 1);
        await session.ReceiveAsync(Wire.Event("a", 1));
        session.Socket.Break();
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(pending));
        var seen = new List<long>();
        await Assert.ThrowsAsync<ConnectionLostException>(() => ReadAllAsync(live, seen));
        Assert.Equal([1], seen);
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(live.Completion));
        await live.DisposeAsync();
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task Events_that_carry_the_subscriptions_id_reach_it()
    {
        await using var session = await TestSession.LiveAsync();
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        var id = await session.SentAsync("subscribe");
        session.Socket.Push($$"""{"t":"event","id":"{{id}}","body":9}""");
        Assert.Equal([9], await TakeAsync(subscription, 1));
        await session.ReceiveAsync($$"""{"t":"event","id":"{{id + 5}}","body":9}""");
        Assert.Equal(1, session.Connection.Statistics.EventsUnrouted);
    }

    [Fact]
    public async Task Two_streams_on_one_route_each_read_what_is_theirs()
    {
        await using var session = await TestSession.LiveAsync();
        var numbers = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        var texts = await Until.Done(session.Connection.SubscribeAsync(Wire.Texts, Wire.Room("a", Wire.Texts)));
        session.Socket.Push(Wire.Event("a", 7));
        session.Socket.Push(Wire.Event("a", "\"seven\""));
        Assert.Equal([7], await TakeAsync(numbers, 1));
        await foreach (var text in texts)
        {
            Assert.Equal("seven", text);
            break;
        }

        Assert.Equal(2, session.Connection.Statistics.Faults);
    }

    [Fact]
    public async Task The_plain_sequence_subscribes_at_its_first_step_and_leaves_at_its_end()
    {
        await using var session = await TestSession.LiveAsync();
        var events = session.Connection.EnumerateAsync(Wire.Numbers, Wire.Room("a"));
        Assert.Equal(0, CountOf(session, "subscribe"));
        await using (var enumerator = events.GetAsyncEnumerator())
        {
            var next = enumerator.MoveNextAsync().AsTask();
            await session.SentAsync("subscribe");
            await session.Socket.HandledAsync();
            session.Socket.Push(Wire.Event("a", 3));
            Assert.True(await Until.Done(next));
            Assert.Equal(3, enumerator.Current);
        }

        await session.SentAsync("unsubscribe");
    }

    internal static async Task<List<long>> TakeAsync(Subscription<long> subscription, int count)
    {
        var seen = new List<long>();
        await foreach (var item in subscription)
        {
            seen.Add(item);
            if (seen.Count == count) break;
        }

        return seen;
    }

    internal static async Task ReadAllAsync(IAsyncEnumerable<long> events, List<long> seen)
    {
        await foreach (var item in events) seen.Add(item);
    }

    private static int CountOf(TestSession session, string type) => session.Socket.Sent.Count(frame => TestSession.TypeOf(frame) == type);

    private static void AssertNothingInUse(TestSession session) =>
        Assert.Equal(new Framewright.Session.SessionInventory(0, 0, 0, 0, 0, 0, 0, 0, 0), session.Connection.Inventory);

    private static async Task<(TestSession Session, Task<Subscription<long>> First, Task<Subscription<long>> Second, long Id)> PendingAsync()
    {
        var session = await TestSession.LiveAsync();
        session.Server.Confirms = false;
        var first = session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")).AsTask();
        var second = session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")).AsTask();
        return (session, first, second, await session.SentAsync("subscribe"));
    }
}
