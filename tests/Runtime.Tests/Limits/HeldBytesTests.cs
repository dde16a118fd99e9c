using System.Text;
using Framewright.Runtime.Tests.Support;
using Framewright.Runtime.Tests.Transport;

namespace Framewright.Runtime.Tests.Limits;

/// <summary>What waits for slow consumers is bounded in bytes, whatever it consists of. Alone, because the live heap is measured.</summary>
[Collection(nameof(AllocationTests))]
public sealed class HeldBytesTests
{
    private const long Budget = 4 << 20;

    [Theory]
    [InlineData(BufferPolicy.DropOldest)]
    [InlineData(BufferPolicy.DropNewest)]
    [InlineData(BufferPolicy.Fail)]
    [InlineData(BufferPolicy.Hold)]
    public async Task Large_events_of_a_slow_consumer_stay_within_the_connections_bytes(BufferPolicy policy)
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxBufferedBytes = Budget });
        var slow = await Until.Done(session.Connection.SubscribeRawAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Policy = policy }));
        await using var other = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("b")));
        var frame = Encoding.UTF8.GetBytes(Wire.Event("a", $"0.{new string('0', 200_000)}e0"));
        var before = Heap.Live();
        for (var round = 0; round < 5; round++)
        {
            session.Socket.Push(frame, 100);
            await session.Socket.HandledAsync();
        }

        // 100 MB came; a raw copy's array may be twice what it holds.
        Assert.InRange(Heap.Live() - before, long.MinValue, 3 * Budget);
        Assert.InRange(session.Connection.Inventory.HeldBytes, 1_000_000, Budget);
        if (policy is BufferPolicy.Fail or BufferPolicy.Hold) await Assert.ThrowsAsync<SubscriptionOverflowException>(() => Until.Done(slow.Completion));
        else Assert.Equal(500 - (Budget / 200_004), slow.Dropped);
        await session.ReceiveAsync(Wire.Event("b", 7));
        Assert.Equal([7], await Subscriptions.TopicTests.TakeAsync(other, 1));
        await slow.DisposeAsync();
        Assert.Equal(0, session.Connection.Inventory.HeldBytes);
    }

    [Fact]
    public async Task Events_of_nothing_that_are_held_are_bounded_too()
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxBufferedBytes = Budget });
        var slow = await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Policy = BufferPolicy.Hold }));
        var before = Heap.Live();
        session.Socket.Push("""{"t":"event","route":["room","a"],"body":1}"""u8.ToArray(), 200_000);
        await session.Socket.HandledAsync();

        Assert.InRange(Heap.Live() - before, long.MinValue, 3 * Budget);
        await Assert.ThrowsAsync<SubscriptionOverflowException>(() => Until.Done(slow.Completion));
    }

    [Fact]
    public async Task Answers_of_nothing_that_nobody_takes_are_bounded_and_the_call_fails_as_unknown()
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxBufferedBytes = 65_000 });
        await using var answers = session.Connection.CallManyAsync(new Echo(1), Wire.Number).GetAsyncEnumerator();
        var first = answers.MoveNextAsync().AsTask();
        var id = await session.SentAsync("call");
        session.Socket.Push(Encoding.UTF8.GetBytes($$"""{"t":"item","id":"{{id}}","result":1}"""), 5000);
        await session.Socket.HandledAsync();
        Assert.True(await Until.Done(first));

        var taken = 1;
        var overflow = await Assert.ThrowsAsync<LimitExceededException>(async () =>
        {
            while (await answers.MoveNextAsync()) taken++;
        });
        Assert.Equal((nameof(RealtimeOptions.MaxBufferedBytes), CallOutcome.Unknown, false), (overflow.Option, overflow.Outcome, overflow.IsTransient));
        Assert.InRange(taken, 1000, 1001);
        Assert.Equal(0, session.Connection.Inventory.HeldBytes);
    }

    [Fact]
    public async Task Large_calls_of_the_server_that_wait_for_handlers_are_bounded_in_bytes()
    {
        await using var session = await TestSession.LiveAsync(options => options with { MaxBufferedBytes = Budget });
        session.Connection.Handle(new StuckHandler());
        session.Socket.Push(Encoding.UTF8.GetBytes($$"""{"t":"call","id":"1","method":"stuck","body":"{{new string('x', 1_000_000)}}"}"""), 20);
        await session.Socket.HandledAsync();

        Assert.Equal((4, 16), (session.Connection.Statistics.PeerCalls, session.Connection.Statistics.PeerCallsUnhandled));
        session.Socket.Break();
        await Until.TrueAsync(() => session.Connection.Inventory.HeldBytes == 0);
    }
}
