using System.Text;
using Framewright.Runtime.Tests.Support;
using Framewright.Runtime.Tests.Transport;

namespace Framewright.Runtime.Tests.Session;

/// <summary>Bytes per call and per event in steady state, over the whole process; so nothing else may run meanwhile.</summary>
[Collection(nameof(AllocationTests))]
public sealed class SessionAllocationTests
{
    private const int Few = 2_000;
    private const int Many = 20_000;

    [Fact]
    public async Task An_event_to_a_view_handler_allocates_nothing()
    {
        const int Batch = 1000;
        await using var session = await TestSession.LiveAsync();
        var (seen, first, perBatch) = (0, 0L, new List<long>());
        await Until.Done(session.Connection.SubscribeViewAsync(Wire.Numbers, Wire.Room("a"), _ =>
        {
            // On the receive loop: a batch is read without a wait, so on one thread, and what that thread allocates is what events cost.
            if (seen++ % Batch == 0) first = GC.GetAllocatedBytesForCurrentThread();
            else if (seen % Batch == 0) perBatch.Add(GC.GetAllocatedBytesForCurrentThread() - first);
        }));
        var message = Encoding.UTF8.GetBytes(Wire.Event("a", 1));
        for (var batch = 0; batch < 50; batch++)
        {
            session.Socket.Push(message, Batch);
            await session.Socket.HandledAsync();
        }

        Assert.Equal(50, perBatch.Count);
        Assert.True(perBatch.Skip(25).Count(bytes => bytes == 0) > 12, string.Join(' ', perBatch));
    }

    [Fact]
    public void A_call_with_a_warm_pool_allocates_nothing_in_the_session()
    {
        var harness = new CallHarness();
        var slope = Slope(harness.Run);
        Assert.True(slope < 0.5, $"{slope} B per call");
    }

    [Fact]
    public async Task A_call_that_is_awaited_allocates_only_what_waking_the_loops_and_the_caller_costs()
    {
        await using var session = await TestSession.LiveAsync();
        var reply = new ReplyBytes();
        session.Socket.OnRawSent = (socket, frame) => socket.Push(reply.To(frame));
        var slope = await SlopeAsync(async count =>
        {
            for (var i = 0; i < count; i++) await session.Connection.CallAsync(new Echo(1), Wire.Number);
        });
        Assert.True(slope < 1, $"{slope} B per call");
    }

    [Fact]
    public void The_measure_sees_one_object_per_call()
    {
        object? last = null;
        Assert.True(Slope(count =>
        {
            for (var i = 0; i < count; i++) last = new object();
        }) > 10);
        Assert.NotNull(last);
    }

    private static double Slope(Action<int> run) => SlopeAsync(count =>
    {
        run(count);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();

    private static async Task<double> SlopeAsync(Func<int, Task> run)
    {
        for (var i = 0; i < 3; i++) await run(Many);
        var slopes = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var few = await AllocatedAsync(run, Few);
            slopes.Add((await AllocatedAsync(run, Many) - few) / (double)(Many - Few));
        }

        // Tiered compilation and the test host allocate at times; the steady state is the least that was seen.
        return slopes.Min();
    }

    private static async Task<long> AllocatedAsync(Func<int, Task> run, int count)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await run(count);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
