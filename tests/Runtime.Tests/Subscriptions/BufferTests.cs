using Framewright.Json;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Subscriptions;

/// <summary>A slow consumer harms only itself: promise 6.</summary>
public sealed class BufferTests
{
    // An event of one byte, and what keeping it costs besides.
    private const int One = 65;

    [Theory]
    [InlineData(BufferPolicy.DropOldest, new long[] { 7, 8, 9 })]
    [InlineData(BufferPolicy.DropNewest, new long[] { 0, 1, 2 })]
    public async Task A_full_buffer_drops_and_tells_of_the_gap(BufferPolicy policy, long[] kept)
    {
        var gaps = new List<Gap>();
        await using var session = await TestSession.LiveAsync();
        await using var slow = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Capacity = 3, Policy = policy, OnGap = gaps.Add }));
        await using var other = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await PushAsync(session, 10);
        Assert.Equal(kept, await TopicTests.TakeAsync(slow, 3));
        Assert.Equal([new Gap(7, GapReason.Overflow)], gaps);
        Assert.Equal((7, 7), (slow.Dropped, session.Connection.Statistics.EventsDropped));
        Assert.Equal(10, (await TopicTests.TakeAsync(other, 10)).Count);
        Assert.Equal(0, other.Dropped);
    }

    [Fact]
    public async Task A_gap_callback_that_throws_is_reported_and_costs_no_event()
    {
        await using var session = await TestSession.LiveAsync();
        var failures = new List<HandlerFailure>();
        session.Connection.HandlerFailed += failures.Add;
        await using var slow = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Capacity = 2, OnGap = _ => throw new NotSupportedException() }));
        await PushAsync(session, 5);
        Assert.Equal([3, 4], await TopicTests.TakeAsync(slow, 2));
        Assert.IsType<NotSupportedException>(Assert.Single(failures).Exception);
    }

    [Fact]
    public async Task The_failing_policy_ends_only_its_own_subscription()
    {
        await using var session = await TestSession.LiveAsync();
        var slow = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Capacity = 3, Policy = BufferPolicy.Fail }));
        await using var other = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await PushAsync(session, 10);
        var seen = new List<long>();
        var overflow = await Assert.ThrowsAsync<SubscriptionOverflowException>(() => TopicTests.ReadAllAsync(slow, seen));
        Assert.Equal(3, overflow.Capacity);
        Assert.Equal([0, 1, 2], seen);
        Assert.Equal(SubscriptionState.Ended, slow.State);
        Assert.Equal(10, (await TopicTests.TakeAsync(other, 10)).Count);
    }

    [Fact]
    public async Task The_holding_policy_holds_up_to_the_connections_bytes_and_gives_them_back()
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxBufferedBytes = 20 * One });
        var hold = new SubscriptionOptions { Capacity = 1, Policy = BufferPolicy.Hold };
        var raw = await Until.Done(session.Connection.SubscribeRawAsync(Wire.Numbers, Wire.Room("a"), hold));
        var records = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), hold));
        await PushAsync(session, 10);
        Assert.Equal(20 * One, session.Connection.Inventory.HeldBytes);
        await PushAsync(session, 1);
        await Assert.ThrowsAsync<SubscriptionOverflowException>(() => Until.Done(raw.Completion));
        await Assert.ThrowsAsync<SubscriptionOverflowException>(() => Until.Done(records.Completion));
        await raw.DisposeAsync();
        Assert.Equal(10 * One, session.Connection.Inventory.HeldBytes);
        var seen = new List<long>();
        await Assert.ThrowsAsync<SubscriptionOverflowException>(() => TopicTests.ReadAllAsync(records, seen));
        Assert.Equal((10, 0), (seen.Count, session.Connection.Inventory.HeldBytes));
    }

    [Fact]
    public async Task What_a_lost_subscription_held_is_given_back_when_it_is_disposed()
    {
        await using var session = await TestSession.LiveAsync();
        var raw = await Until.Done(session.Connection.SubscribeRawAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Policy = BufferPolicy.Hold }));
        await PushAsync(session, 10);
        session.Socket.Break();
        await Assert.ThrowsAsync<ConnectionLostException>(() => Until.Done(raw.Completion));
        Assert.Equal(10 * One, session.Connection.Inventory.HeldBytes);
        await raw.DisposeAsync();
        Assert.Equal(0, session.Connection.Inventory.HeldBytes);
        await Assert.ThrowsAsync<ConnectionLostException>(async () => await raw.GetAsyncEnumerator().MoveNextAsync());
    }

    [Fact]
    public async Task Dropped_and_left_raw_copies_are_disposed_by_the_subscription()
    {
        // The buffer itself, so that the test keeps hold of what is dropped.
        await using var session = await TestSession.LiveAsync();
        var subscription = await Until.Done(session.Connection.SubscribeRawAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Capacity = 2 }));
        var host = new TestHost();
        var subscriber = new Framewright.Subscriptions.RawSubscriber<long, long>(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Capacity = 2 }, host);
        var copies = Enumerable.Range(0, 4).Select(_ => RawJson.Copy("1"u8)).ToArray();
        foreach (var copy in copies) Assert.True(subscriber.Buffer.TryAdd(copy, 1));
        Assert.Equal([true, true, false, false], copies.Select(IsDisposed));
        await subscriber.CloseAsync();
        Assert.True(copies.All(IsDisposed));
        var late = RawJson.Copy("2"u8);
        subscriber.Buffer.TryAdd(late, 1);
        Assert.True(IsDisposed(late));
        await subscription.DisposeAsync();
    }

    [Fact]
    public async Task A_consumer_that_never_reads_does_not_keep_the_socket_from_being_read()
    {
        await using var session = await TestSession.LiveAsync();
        var stuck = new TaskCompletionSource();
        foreach (var policy in Enum.GetValues<BufferPolicy>())
        {
            await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), (_, _) => new ValueTask(stuck.Task), new SubscriptionOptions { Capacity = 4, Policy = policy }));
        }

        await PushAsync(session, 5000);
        session.Server.Replies = true;
        Assert.Equal(1, await Until.Done(session.Connection.CallAsync(new Echo(1), Wire.Number)));
        stuck.SetResult();
    }

    [Fact]
    public async Task A_subscription_is_enumerated_once()
    {
        await using var session = await TestSession.LiveAsync();
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        _ = subscription.GetAsyncEnumerator();
        Assert.Throws<InvalidOperationException>(() => subscription.GetAsyncEnumerator());
        await subscription.DisposeAsync();
    }

    private static bool IsDisposed(RawJson json)
    {
        try
        {
            return json.Utf8.Length < 0;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }

    private static Task PushAsync(TestSession session, int count)
    {
        for (var i = 0; i < count; i++) session.Socket.Push(Wire.Event("a", i % 10));
        return session.Socket.HandledAsync();
    }
}
