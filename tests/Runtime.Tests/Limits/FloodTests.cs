using System.Text;
using System.Text.Json;
using Framewright.Runtime.Tests.Support;
using Framewright.Runtime.Tests.Transport;
using Xunit.Abstractions;

namespace Framewright.Runtime.Tests.Limits;

/// <summary>A peer that sends faster than anybody wants costs time, and no memory. Alone, because the live heap is measured.</summary>
[Collection(nameof(AllocationTests))]
public sealed class FloodTests(ITestOutputHelper output)
{
    private const int Rounds = 6;
    private const int FramesEach = 5000;

    // An object for each frame would be 24 bytes at least, and 720,000 in all.
    private const long Most = 400_000;

    [Theory]
    [InlineData("events that nobody wants", """{"t":"event","route":["room","#"],"body":#}""")]
    [InlineData("events of a slow consumer", """{"t":"event","route":["room","a"],"body":#}""")]
    [InlineData("events of the wrong kind", """{"t":"event","route":["room","a"],"body":"#"}""")]
    [InlineData("replies to nobody", """{"t":"reply","id":"9#","result":#}""")]
    [InlineData("replies to finished calls", """{"t":"reply","id":"1","result":#}""")]
    [InlineData("answers without a call", """{"t":"item","id":"9#","result":#}""")]
    [InlineData("confirmations of nothing", """{"t":"subscribed","ids":["9#","8#","7#"]}""")]
    [InlineData("ends of nothing", """{"t":"unsubscribed","id":"9#"}""")]
    [InlineData("calls that nobody serves", """{"t":"call","id":"#","method":"none"}""")]
    [InlineData("calls that are never answered", """{"t":"call","id":"#","method":"stuck"}""")]
    [InlineData("pings", """{"t":"ping","id":"#"}""")]
    [InlineData("pongs", """{"t":"pong","id":"#"}""")]
    [InlineData("notices", """{"t":"notice","n":#}""")]
    [InlineData("faults", """{"t":"fault","reason":"#"}""")]
    [InlineData("unknown kinds", """{"t":"kind-#"}""")]
    [InlineData("garbage", "{\"#")]
    public async Task A_flood_is_counted_and_leaves_nothing(string what, string frame)
    {
        await using var session = await FloodedAsync();

        // The socket of the test would keep every answer.
        session.Socket.OnRawSent = static (_, _) => { };
        var growth = await Heap.GrowthAsync(Rounds, round =>
        {
            session.Socket.PushAll(Enumerable.Range(round * FramesEach, FramesEach).Select(number => Encoding.UTF8.GetBytes(frame.Replace("#", $"{number}", StringComparison.Ordinal))));
            return session.Socket.HandledAsync();
        });

        output.WriteLine($"{what}: {(Rounds + 2) * FramesEach} frames, the live heap grew by {growth} bytes.");
        Assert.InRange(growth, long.MinValue, Most);
        await Until.TrueAsync(() => session.Connection.Core.Socket!.Lane is { HasFrames: false, IsWriterWaiting: true });
        session.Socket.OnRawSent = null;
        await AssertAliveAsync(session);
    }

    [Fact]
    public async Task Huge_frames_are_taken_one_at_a_time()
    {
        await using var session = await FloodedAsync();
        var unwanted = Encoding.UTF8.GetBytes($$"""{"t":"event","route":["room","z"],"body":"{{new string('x', 4 << 20)}}"}""");
        var wanted = Encoding.UTF8.GetBytes($$"""{"t":"event","route":["room","a"],"body":[{{new string(' ', 4 << 20)}}]}""");
        var growth = await Heap.GrowthAsync(Rounds, _ =>
        {
            session.Socket.Push(unwanted, 10);
            session.Socket.Push(wanted, 10);
            session.Socket.Push(wanted, length: 1L << 40);
            return session.Socket.HandledAsync();
        });

        output.WriteLine($"{(Rounds + 2) * 20} frames of 4 MiB, the live heap grew by {growth} bytes.");
        Assert.InRange(growth, long.MinValue, Most);
        await AssertAliveAsync(session);
    }

    [Fact]
    public async Task Pings_that_nobody_takes_the_answers_of_pile_up_to_a_bound()
    {
        await using var session = await FloodedAsync();
        session.Socket.Hold();
        session.Connection.Post(new Echo(1));
        await Until.TrueAsync(() => session.Socket.AppendedCount > 0);
        var growth = await Heap.GrowthAsync(Rounds, _ =>
        {
            session.Socket.Push("""{"t":"ping","id":"1"}"""u8.ToArray(), FramesEach);
            return session.Socket.HandledAsync();
        });

        Assert.InRange(growth, long.MinValue, Most);
        Assert.InRange(session.Connection.Statistics.PingsAnswered, 100, 16 * 1024);
        session.Socket.Release();
        await AssertAliveAsync(session);
    }

    [Fact]
    public async Task A_peer_that_never_reads_costs_what_may_wait_and_no_more()
    {
        const int MaxQueuedBytes = 1 << 20;
        await using var session = await FloodedAsync(options => options with { MaxQueuedBytes = MaxQueuedBytes });
        session.Socket.Hold();
        var refused = 0;
        string[] text = [new('x', 1000)];
        var before = Heap.Live();
        var growth = await Heap.GrowthAsync(Rounds, _ =>
        {
            for (var number = 0; number < FramesEach; number++)
            {
                try
                {
                    session.Connection.Post(new Custom(writer => JsonSerializer.Serialize(writer, text)));
                }
                catch (LimitExceededException error)
                {
                    Assert.Equal((nameof(RealtimeOptions.MaxQueuedBytes), MaxQueuedBytes, CallOutcome.NotSent), (error.Option, error.Limit, error.Outcome));
                    refused++;
                }
            }

            return Task.CompletedTask;
        });

        Assert.InRange(growth, long.MinValue, Most);

        // The buffers grow in steps of two; one is being written, one is being filled.
        Assert.InRange(Heap.Live() - before, long.MinValue, 5L * MaxQueuedBytes);
        Assert.InRange(refused, ((Rounds + 2) * FramesEach) - (2 * MaxQueuedBytes / 1000), (Rounds + 2) * FramesEach);
        session.Socket.Release();
        await AssertAliveAsync(session);
    }

    [Fact]
    public async Task Calls_that_wait_for_handlers_are_bounded_and_the_rest_is_refused()
    {
        await using var session = await FloodedAsync();
        session.Socket.Push("""{"t":"call","id":"1","method":"stuck"}"""u8.ToArray(), 10_000);
        await session.Socket.HandledAsync();

        Assert.Equal((4096, 10_000 - 4096), (session.Connection.Statistics.PeerCalls, session.Connection.Statistics.PeerCallsUnhandled));
        await AssertAliveAsync(session);
    }

    /// <summary>A session with a consumer that never reads, and a handler that never ends.</summary>
    private static async Task<TestSession> FloodedAsync(Func<RealtimeOptions, RealtimeOptions>? configure = null)
    {
        var session = await TestSession.LiveAsync(configure);
        session.Connection.Handle(new StuckHandler());
        session.Server.Replies = true;
        await Until.Done(session.Connection.CallAsync(new Echo(1), Wire.Number));
        foreach (var policy in new[] { BufferPolicy.DropNewest, BufferPolicy.DropOldest })
            await Until.Done(session.Connection.SubscribeAsync(Wire.Numbers, Wire.Room("a"), new SubscriptionOptions { Capacity = 16, Policy = policy }));
        return session;
    }

    private static async Task AssertAliveAsync(TestSession session)
    {
        await Until.TrueAsync(() => session.Socket.AppendedCount == 0);
        Assert.Equal(7, await Until.Done(session.Connection.CallAsync(new Echo(7), Wire.Number)));
        Assert.Equal(ConnectionState.Live, session.Connection.State);
        var inventory = session.Connection.Inventory;
        Assert.Equal((0, 1, 1, 0), (inventory.PendingCalls, inventory.Topics, inventory.InFlight, inventory.Deadlines));
    }
}
