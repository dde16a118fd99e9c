using Framewright.Json;
using Framewright.Protocol;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Subscriptions;

/// <summary>Streams say what confirms them; some are carried by their first subscription, some are never asked for, some are opened by a call.</summary>
public sealed class ConfirmationTests
{
    private static readonly ValueStream<Int64Codec, long, long> ByFrame = new("ByFrame") { Confirm = Confirmation.Frame };
    private static readonly ValueStream<Int64Codec, long, long> ByReply = new("ByReply") { Confirm = Confirmation.Reply };
    private static readonly ValueStream<Int64Codec, long, long> ByNothing = new("ByNothing") { Confirm = Confirmation.None };
    private static readonly ValueStream<Int64Codec, long, long> Carried = new("Carried") { IsCarried = true };

    [Fact]
    public async Task A_reply_does_not_confirm_what_waits_for_a_frame()
    {
        await using var session = await SilentAsync();
        var waiting = session.Connection.SubscribeAsync(ByFrame, Wire.Room("a", ByFrame)).AsTask();
        var id = await session.SentAsync("subscribe");
        await session.ReceiveAsync(Wire.Reply(id, "null"));
        Assert.False(waiting.IsCompleted);
        await session.ReceiveAsync(Wire.Subscribed(id));
        Assert.Equal(SubscriptionState.Live, (await Until.Done(waiting)).State);
    }

    [Fact]
    public async Task A_frame_does_not_confirm_what_waits_for_a_reply()
    {
        await using var session = await SilentAsync();
        var waiting = session.Connection.SubscribeAsync(ByReply, Wire.Room("a", ByReply)).AsTask();
        var id = await session.SentAsync("subscribe");
        await session.ReceiveAsync(Wire.Subscribed(id));
        Assert.False(waiting.IsCompleted);
        await session.ReceiveAsync(Wire.Reply(id, "null"));
        var subscription = await Until.Done(waiting);

        // The end is confirmed under its own id.
        await subscription.DisposeAsync();
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("unsubscribe"), "null"));
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task What_nothing_confirms_is_live_once_it_is_written()
    {
        await using var session = await SilentAsync();
        var subscription = await Until.Done(session.Connection.SubscribeAsync(ByNothing, Wire.Room("a", ByNothing)));
        Assert.Equal(SubscriptionState.Live, subscription.State);
        await subscription.DisposeAsync();
        await session.SentAsync("unsubscribe");
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task Later_topics_are_live_although_the_server_ends_them_at_once_and_the_carrier_is_ended_with_the_last()
    {
        await using var session = await SilentAsync();
        var first = await SubscribeAsync(session, "a", 0, id => Wire.Subscribed(id));
        var second = await SubscribeAsync(session, "b", 1, id => Wire.Unsubscribed(id));
        var third = await SubscribeAsync(session, "c", 2, id => Wire.Unsubscribed(id));
        var carrier = await session.SentAsync("subscribe");

        await session.ReceiveAsync(Wire.Event("c", 7));
        Assert.Equal(1, session.Connection.Statistics.EventsDelivered);
        await first.DisposeAsync();
        await second.DisposeAsync();
        Assert.DoesNotContain(session.Socket.Sent, frame => TestSession.TypeOf(frame) == "unsubscribe");
        await third.DisposeAsync();
        await session.SentAsync("unsubscribe");
        Assert.Contains($"\"ends\":\"{carrier}\"", session.Socket.Sent.Single(frame => TestSession.TypeOf(frame) == "unsubscribe"), StringComparison.Ordinal);
        await session.ReceiveAsync(Wire.Unsubscribed(carrier));
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task A_topic_is_taken_off_its_carrier_while_others_stay()
    {
        await using var session = await SilentAsync();
        var first = await RemovableAsync(session, "a", 0, id => Wire.Subscribed(id));
        var second = await RemovableAsync(session, "b", 1, id => Wire.Unsubscribed(id));
        var third = await RemovableAsync(session, "c", 2, id => Wire.Unsubscribed(id));
        await first.DisposeAsync();
        await session.ReceiveAsync(Wire.Unsubscribed(await session.SentAsync("subscribe", skip: 3)));
        await second.DisposeAsync();
        await session.ReceiveAsync(Wire.Unsubscribed(await session.SentAsync("subscribe", skip: 4)));
        await session.ReceiveAsync(Wire.Event("c", 7));
        Assert.Equal((1, 0), (session.Connection.Statistics.EventsDelivered, session.Connection.Statistics.Unexpected));
        await third.DisposeAsync();
        await session.ReceiveAsync(Wire.Unsubscribed(await session.SentAsync("unsubscribe")));
        AssertNothingInUse(session);

        static async Task<Subscription<long>> RemovableAsync(TestSession session, string room, int skip, Func<long, string> answer)
        {
            var waiting = session.Connection.SubscribeAsync(Carried, new Topic(Carried, ["room", room]) { Removal = "[1]"u8.ToArray() }).AsTask();
            await session.ReceiveAsync(answer(await session.SentAsync("subscribe", skip)));
            return await Until.Done(waiting);
        }
    }

    [Fact]
    public async Task A_topic_of_a_carried_stream_is_refused_by_an_error_and_all_end_with_their_carrier()
    {
        await using var session = await SilentAsync();
        var refused = SubscribeAsync(session, "x", 0, id => Wire.Unsubscribed(id, "not-allowed"));
        Assert.Equal("not-allowed", (await Assert.ThrowsAsync<SubscriptionRefusedException>(() => refused)).Code);

        await SubscribeAsync(session, "a", 1, id => Wire.Subscribed(id));
        var carried = await SubscribeAsync(session, "b", 2, id => Wire.Unsubscribed(id));
        await session.ReceiveAsync(Wire.Unsubscribed(await session.SentAsync("subscribe", skip: 1), "gone"));
        Assert.Equal("gone", (await Assert.ThrowsAsync<SubscriptionRefusedException>(() => Until.Done(carried.Completion))).Code);
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task Events_that_come_by_themselves_are_picked_up_and_nothing_is_sent()
    {
        await using var session = await SilentAsync();
        var sent = session.Socket.Sent.Length;
        var one = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, new Topic(Wire.Numbers, [], ["room", "a"])));
        var other = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, new Topic(Wire.Numbers, [], ["room", "b"])));
        await session.ReceiveAsync(Wire.Event("a", 1));
        await session.ReceiveAsync(Wire.Event("b", 2));
        Assert.Equal((1L, 2L), (await FirstAsync(one), await FirstAsync(other)));
        await one.DisposeAsync();
        await other.DisposeAsync();
        Assert.Equal(sent, session.Socket.Sent.Length);
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task A_topic_that_a_call_opens_is_confirmed_by_its_reply_and_closed_by_a_call()
    {
        await using var session = await SilentAsync();
        var topic = new Topic(Wire.Numbers, [], ["room", "a"]) { Calls = new TopicCalls<Echo, LongEcho>(new Echo(1), new LongEcho(2)) };
        var waiting = session.Connection.SubscribeAsync(Wire.Numbers, topic).AsTask();
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("call"), "{}"));
        var subscription = await Until.Done(waiting);
        await session.ReceiveAsync(Wire.Event("a", 5));
        Assert.Equal(5, await FirstAsync(subscription));
        await subscription.DisposeAsync();
        await session.ReceiveAsync(Wire.Reply(await session.SentAsync("call", skip: 1), "{}"));
        AssertNothingInUse(session);
    }

    [Fact]
    public async Task A_route_may_end_earlier_than_the_protocols()
    {
        await using var session = await SilentAsync();
        var brief = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, new Topic(Wire.Numbers, [], ["room"])));
        await session.ReceiveAsync("""{"t":"event","route":["room"],"body":1}""");
        await session.ReceiveAsync("""{"t":"event","route":["room","a"],"body":2}""");
        Assert.Equal(1, await FirstAsync(brief));
        Assert.Equal((1, 1), (session.Connection.Statistics.EventsDelivered, session.Connection.Statistics.EventsUnrouted));
    }

    [Fact]
    public async Task A_topic_of_another_stream_is_refused()
    {
        await using var session = await SilentAsync();
        var error = await Assert.ThrowsAsync<ArgumentException>(async () => await session.Connection.SubscribeAsync(Wire.Texts, Wire.Room("a")));
        Assert.Equal("topic", error.ParamName);
        await Assert.ThrowsAsync<ArgumentException>(async () => await session.Connection.SubscribeRawAsync(Wire.Texts, Wire.Room("a")));
        AssertNothingInUse(session);
    }

    private static async Task<TestSession> SilentAsync()
    {
        var session = await TestSession.LiveAsync();
        session.Server.Confirms = false;
        return session;
    }

    private static async Task<Subscription<long>> SubscribeAsync(TestSession session, string room, int skip, Func<long, string> answer)
    {
        var waiting = session.Connection.SubscribeAsync(Carried, Wire.Room(room, Carried)).AsTask();
        await session.ReceiveAsync(answer(await session.SentAsync("subscribe", skip)));
        return await Until.Done(waiting);
    }

    private static async Task<long> FirstAsync(Subscription<long> subscription)
    {
        await using var reading = subscription.GetAsyncEnumerator();
        await Until.Done(reading.MoveNextAsync());
        return reading.Current;
    }

    private static void AssertNothingInUse(TestSession session) =>
        Assert.Equal(new Framewright.Session.SessionInventory(0, 0, 0, 0, 0, 0, 0, 0, 0), session.Connection.Inventory);
}
