using Framewright.Json;
using Framewright.Runtime.Tests.Support;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Limits;

/// <summary>Every limit has a default, an option, and a typed error that harms nothing else.</summary>
public sealed class LimitTests
{
    [Fact]
    public void The_defaults_are_what_their_documentation_says()
    {
        var options = new RealtimeOptions();
        Assert.Equal((65_536, 64L << 20, 64L << 20, 64 << 20), (options.MaxPendingCalls, options.MaxQueuedBytes, options.MaxBufferedBytes, options.MaxHttpAnswerBytes));
        Assert.Equal((65_536, 1024, 16, 4096, 64), (options.MaxSubscriptions, options.MaxQueuedCalls, options.MaxRunningCalls, options.MaxWaitingCalls, options.MaxDepth));
        Assert.Equal((1024, BufferPolicy.DropOldest), (new SubscriptionOptions().Capacity, new SubscriptionOptions().Policy));
        Assert.Equal((16 << 20, 256L << 20), (new WebSocketOptions().MaxFrameSize, new WebSocketOptions().MaxDiscardedSize));
        Assert.Equal(64, JsonCursor.MaxDepth);
    }

    public static TheoryData<RealtimeOptions> Senseless =>
    [
        new() { MaxPendingCalls = 0 },
        new() { MaxQueuedBytes = 0 },
        new() { MaxBufferedBytes = 0 },
        new() { MaxRunningCalls = 0 },
        new() { MaxHttpAnswerBytes = 0 },
        new() { MaxSubscriptions = 0 },
        new() { MaxWaitingCalls = 0 },
        new() { MaxDepth = 7 },
        new() { MaxDepth = 65 },
        new() { Checks = (JsonChecks)2 },
    ];

    [Theory]
    [MemberData(nameof(Senseless))]
    public void A_limit_of_nothing_is_refused_when_the_connection_is_made(RealtimeOptions options) =>
        Assert.Throws<ArgumentException>(() => new RealtimeConnection<TestProtocol>(options with { Endpoint = new Uri("ws://127.0.0.1:1/") }));

    [Theory]
    [InlineData(64, 63, true)]
    [InlineData(64, 64, false)]
    [InlineData(64, 10_000_000, false)]
    [InlineData(10, 9, true)]
    [InlineData(10, 10, false)]
    public async Task A_reply_that_is_nested_too_deep_fails_its_own_call_and_no_other(int maxDepth, int inside, bool isRead)
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxDepth = maxDepth });
        var deep = session.Connection.CallRawAsync(new Echo(1)).AsTask();
        var other = session.Connection.CallAsync(new Echo(2), Wire.Number).AsTask();
        var (first, second) = (await session.SentAsync("call"), await session.SentAsync("call", 1));

        // The array around the others is one level, and this protocol counts a body's levels from its own start.
        await session.ReceiveAsync(Wire.Reply(first, $"[{new string('[', inside)}{new string(']', inside)}]"));
        await session.ReceiveAsync(Wire.Reply(second, "2"));

        if (isRead) (await Until.Done(deep)).Dispose();
        else await Assert.ThrowsAsync<FrameFormatException>(() => Until.Done(deep));
        Assert.Equal(2, await Until.Done(other));
        Assert.Equal(isRead ? 0 : 1, session.Connection.Statistics.Faults);
    }

    [Fact]
    public async Task A_frame_that_unfolds_to_far_more_than_its_length_is_refused_with_the_typed_error()
    {
        // Each empty object of a wide type takes a block of slots.
        await using var session = await TestSession.LiveAsync();
        var call = session.Connection.CallAsync(new Echo(1), WideReply.Instance).AsTask();
        var other = session.Connection.CallAsync(new Echo(2), Wire.Number).AsTask();
        var (first, second) = (await session.SentAsync("call"), await session.SentAsync("call", 1));
        await session.ReceiveAsync(Wire.Reply(first, $"[{string.Join(',', Enumerable.Repeat("{}", 100_000))}]"));
        await session.ReceiveAsync(Wire.Reply(second, "2"));

        await Assert.ThrowsAsync<FrameFormatException>(() => Until.Done(call));
        Assert.Equal(2, await Until.Done(other));
    }

    [Fact]
    public async Task A_full_table_of_calls_refuses_the_next_unsent_and_harms_no_other()
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxPendingCalls = 3 });
        var pending = Enumerable.Range(1, 3).Select(number => session.Connection.CallAsync(new Echo(number), Wire.Number).AsTask()).ToArray();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            var refused = await Assert.ThrowsAsync<LimitExceededException>(() => session.Connection.CallAsync(new Echo(9), Wire.Number).AsTask());
            Assert.Equal((nameof(RealtimeOptions.MaxPendingCalls), 3, CallOutcome.NotSent, true), (refused.Option, refused.Limit, refused.Outcome, refused.IsTransient));
        }

        for (var number = 0; number < 3; number++) await session.ReceiveAsync(Wire.Reply(await session.SentAsync("call", number), $"{number}"));
        Assert.Equal<long[]>([0, 1, 2], await Until.Done(Task.WhenAll(pending)));
        Assert.Equal(5, session.Socket.Sent.Length);
        Assert.Equal((0, 0), (session.Connection.Inventory.PendingCalls, session.Connection.Inventory.RentedCalls));
    }

    [Fact]
    public async Task An_event_that_is_nested_too_deep_is_reported_and_its_neighbours_arrive()
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxDepth = 8 });
        var faults = new List<FrameFault>();
        session.Connection.FrameFaulted += faults.Add;
        await using var events = await Until.Done(session.Connection.SubscribeRawAsync(Wire.Numbers, Wire.Room("a")));
        await session.ReceiveAsync(Wire.Event("a", $"{new string('[', 9)}{new string(']', 9)}"));
        await session.ReceiveAsync(Wire.Event("a", 1));

        Assert.Single(faults);
        Assert.Equal((1, 1), (session.Connection.Statistics.Faults, session.Connection.Statistics.EventsDelivered));
    }

    [Fact]
    public async Task One_topic_more_than_allowed_is_refused_and_the_others_live_on()
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxSubscriptions = 2 });
        await using var first = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        var second = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("b")));
        var refused = await Assert.ThrowsAsync<LimitExceededException>(() => session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("c")).AsTask());
        Assert.Equal((nameof(RealtimeOptions.MaxSubscriptions), 2), (refused.Option, refused.Limit));

        // Who shares a topic asks the server for nothing, and whoever leaves makes room.
        await using var shared = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a")));
        await session.ReceiveAsync(Wire.Event("a", 7));
        Assert.Equal([7], await Subscriptions.TopicTests.TakeAsync(first, 1));
        await second.DisposeAsync();
        await using var third = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("c")));
        Assert.Equal(SubscriptionState.Live, third.State);
    }

    [Fact]
    public async Task One_call_more_than_may_wait_for_the_healing_is_refused_unsent()
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxQueuedCalls = 2, Reconnect = new ReconnectPolicy() });
        session.Server.Replies = true;
        session.Socket.Break();
        await Until.Done(session.Connection.WaitForStateAsync(ConnectionState.Healing));
        var waiting = new[] { session.Connection.CallAsync(new Echo(1), Wire.Number).AsTask(), session.Connection.CallAsync(new Echo(2), Wire.Number).AsTask() };
        var refused = await Assert.ThrowsAsync<LimitExceededException>(() => session.Connection.CallAsync(new Echo(3), Wire.Number).AsTask());
        Assert.Equal((nameof(RealtimeOptions.MaxQueuedCalls), CallOutcome.NotSent), (refused.Option, refused.Outcome));

        session.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal<long[]>([1, 2], await Until.Done(Task.WhenAll(waiting)));
    }
}
