using System.Collections.Concurrent;
using Framewright.Json;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Runtime.Tests.Subscriptions;

/// <summary>Handlers: in place or off the loop, isolated from each other (promise 9), and ended for good (promise 10).</summary>
public sealed class HandlerTests
{
    [Fact]
    public async Task Record_handlers_get_events_one_at_a_time_in_order()
    {
        await using var session = await TestSession.LiveAsync();
        var seen = new ConcurrentQueue<long>();
        var running = 0;
        await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), async (value, token) =>
        {
            Assert.Equal(1, Interlocked.Increment(ref running));
            await Task.Yield();
            seen.Enqueue(value);
            Interlocked.Decrement(ref running);
        }));
        for (var i = 0; i < 200; i++) session.Socket.Push(Wire.Event("a", i));
        await Until.TrueAsync(() => seen.Count == 200);
        Assert.Equal(Enumerable.Range(0, 200).Select(i => (long)i), seen);
        Assert.Equal(0, session.Connection.Statistics.HandlerFailures);
    }

    [Fact]
    public async Task A_handler_that_throws_is_reported_and_harms_nothing_else()
    {
        await using var session = await TestSession.LiveAsync();
        var failures = new ConcurrentQueue<HandlerFailure>();
        var seen = new ConcurrentQueue<long>();
        session.Connection.HandlerFailed += _ => throw new InvalidOperationException("a listener of reports that throws as well");
        session.Connection.HandlerFailed += failures.Enqueue;
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ => throw new NotSupportedException("view")));
        await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), (_, _) => throw new NotSupportedException("record")));
        await Until.Done(session.Connection.SubscribeRawAsync(Wire.Numbers, Wire.Room("a"), async (json, _) =>
        {
            json.Dispose();
            await Task.FromException(new NotSupportedException("raw"));
        }));
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), seen.Enqueue));
        session.Socket.Push(Wire.Event("a", 1));
        session.Socket.Push(Wire.Event("a", 2));
        await Until.TrueAsync(() => failures.Count == 6);
        Assert.Equal([1, 2], seen);
        Assert.All(failures, failure => Assert.Equal("Numbers", failure.Stream));
        Assert.Equal(6, session.Connection.Statistics.HandlerFailures);
        Assert.Equal(ConnectionState.Live, session.Connection.State);
    }

    [Fact]
    public async Task A_view_handler_may_remove_itself_and_others()
    {
        await using var session = await TestSession.LiveAsync();
        Subscription? self = null, other = null;
        var (selfSeen, otherSeen, lastSeen) = (0, 0, 0);
        self = await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ =>
        {
            selfSeen++;
            Assert.True(self!.DisposeAsync().AsTask().IsCompletedSuccessfully);
            Assert.True(other!.DisposeAsync().AsTask().IsCompletedSuccessfully);
        }));
        other = await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ => otherSeen++));
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ => lastSeen++));
        session.Socket.Push(Wire.Event("a", 1));
        await session.ReceiveAsync(Wire.Event("a", 2));
        Assert.Equal((1, 0, 2), (selfSeen, otherSeen, lastSeen));
        Assert.Equal(0, session.Connection.Statistics.HandlerFailures);
    }

    [Fact]
    public async Task A_view_handler_may_post()
    {
        await using var session = await TestSession.LiveAsync();
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), value => session.Connection.Post(new Echo(value))));
        session.Socket.Push(Wire.Event("a", 8));
        await session.SentAsync("call");
        Assert.Contains("[8]", session.Socket.Sent[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_view_handler_is_reported_with_its_stream()
    {
        await using var session = await TestSession.LiveAsync();
        var slow = new List<SlowHandler>();
        session.Connection.HandlerSlow += slow.Add;
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), value => session.Time.Advance(TimeSpan.FromMilliseconds(value))));
        session.Socket.Push(Wire.Event("a", 100));
        session.Socket.Push(Wire.Event("a", 101));
        await session.ReceiveAsync(Wire.Event("a", 50));
        Assert.Equal([new SlowHandler("Numbers", TimeSpan.FromMilliseconds(101))], slow);
        Assert.Equal(1, session.Connection.Statistics.SlowHandlers);
    }

    [Fact]
    public async Task After_a_subscription_was_disposed_no_invocation_starts_and_the_running_one_was_awaited()
    {
        await using var session = await TestSession.LiveAsync();
        var (started, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var (calls, cancelled) = (0, false);
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), async (_, token) =>
        {
            Interlocked.Increment(ref calls);
            started.TrySetResult();
            await release.Task;
            cancelled = token.IsCancellationRequested;
        }));
        session.Socket.Push(Wire.Event("a", 1));
        session.Socket.Push(Wire.Event("a", 2));
        await Until.Done(started.Task);
        var disposing = subscription.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        release.SetResult();
        await Until.Done(disposing);
        Assert.True(cancelled);
        await session.ReceiveAsync(Wire.Event("a", 3));
        await Until.TrueAsync(() => session.Connection.Inventory.Handlers == 0);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_handler_that_hangs_holds_disposal_up_for_the_timeout_only()
    {
        await using var session = await TestSession.LiveAsync();
        var (started, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), async (_, _) =>
        {
            started.TrySetResult();
            await release.Task;
        }));
        session.Socket.Push(Wire.Event("a", 1));
        await Until.Done(started.Task);
        var disposing = subscription.DisposeAsync().AsTask();
        session.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(disposing.IsCompleted);
        session.Time.Advance(TimeSpan.FromSeconds(0.2));
        await Until.Done(disposing);
        release.SetResult();
    }

    [Fact]
    public async Task A_record_handler_may_dispose_its_own_subscription_and_await_that()
    {
        await using var session = await TestSession.LiveAsync();
        Subscription? self = null;
        var done = new TaskCompletionSource();
        var ready = new TaskCompletionSource();
        self = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), async (_, _) =>
        {
            await ready.Task;
            await self!.DisposeAsync();
            done.SetResult();
        }));
        ready.SetResult();
        session.Socket.Push(Wire.Event("a", 1));
        await Until.Done(done.Task);
        Assert.Equal(SubscriptionState.Ended, self.State);
    }

    [Fact]
    public async Task A_lost_subscription_hands_on_what_was_buffered_but_not_after_the_connection_was_disposed()
    {
        await using var session = await TestSession.LiveAsync();
        var (calls, started, release) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), async (_, _) =>
        {
            Interlocked.Increment(ref calls);
            started.TrySetResult();
            await release.Task;
        }));
        for (var i = 0; i < 3; i++) session.Socket.Push(Wire.Event("a", i));
        await session.Socket.HandledAsync();
        await Until.Done(started.Task);
        session.Socket.Break();
        await session.Connection.WaitForStateAsync(ConnectionState.Lost);
        var disposing = session.Connection.DisposeAsync().AsTask();
        await session.Connection.WaitForStateAsync(ConnectionState.Closed);
        Assert.False(disposing.IsCompleted);
        release.SetResult();
        await Until.Done(disposing);
        await Until.TrueAsync(() => session.Connection.Inventory.Handlers == 0);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task What_a_handler_hangs_on_its_token_may_throw_without_harm()
    {
        await using var session = await TestSession.LiveAsync();
        var started = new TaskCompletionSource();
        var subscription = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), async (_, token) =>
        {
            token.Register(() => throw new NotSupportedException());
            started.TrySetResult();
            await Task.Yield();
        }));
        session.Socket.Push(Wire.Event("a", 1));
        await Until.Done(started.Task);
        await Until.Done(subscription.DisposeAsync());
        Assert.Equal(1, session.Connection.Statistics.HandlerFailures);
    }

    [Fact]
    public async Task A_raw_handler_owns_its_copies()
    {
        await using var session = await TestSession.LiveAsync();
        var seen = new ConcurrentQueue<RawJson>();
        await Until.Done(session.Connection.SubscribeRawAsync(Wire.Texts, Wire.Room("a", Wire.Texts), (json, _) =>
        {
            seen.Enqueue(json);
            return default;
        }));
        session.Socket.Push(Wire.Event("a", "\"one\""));
        session.Socket.Push("""{"t":"event","route":["room","a"]}""");
        await Until.TrueAsync(() => seen.Count == 2);
        Assert.Equal(["\"one\"", "null"], seen.Select(json => json.ToString()));
        foreach (var json in seen) json.Dispose();
    }

    [Fact]
    public async Task A_stream_that_throws_is_reported_and_harms_neither_its_neighbour_nor_the_socket()
    {
        await using var session = await TestSession.LiveAsync();
        var (failure, seen) = ((HandlerFailure?)null, 0L);
        session.Connection.HandlerFailed += failed => failure = failed;
        var bad = new ThrowingStream();
        await Until.Done(session.Connection.SubscribeViewAsync(bad, Wire.Room("a", bad), _ => Assert.Fail("there is nothing to hand on")));
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), number => seen += number));
        await session.ReceiveAsync(Wire.Event("a", 1));
        await session.ReceiveAsync(Wire.Event("a", 2));
        Assert.Equal((ConnectionState.Live, 3, "Throwing"), (session.Connection.State, seen, failure?.Stream));
        Assert.Equal(2, session.Connection.Statistics.HandlerFailures);
    }
}
