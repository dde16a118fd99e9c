using Framewright.RocketChat;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>Histories through our client: a few callers, each of whom gets fifty messages for every call.</summary>
internal abstract class HistoryLane(RocketChatClient client, EventTally tally) : ILane
{
    private readonly Task[] callers = new Task[HistoryShape.Depth];

    public abstract string Name { get; }

    public int ItemsPerUnit => HistoryShape.CallsPerUnit;

    protected RocketChatClient Client => client;

    public async Task RunAsync(int units)
    {
        for (int i = 0; i < callers.Length; i++) callers[i] = CallAsync(units * ItemsPerUnit / callers.Length);
        await Task.WhenAll(callers);
        tally.Settle(units, ItemsPerUnit);
    }

    public ValueTask DisposeAsync() => client.DisposeAsync();

    /// <summary>Makes one call and adds up its messages' members under the lock of the tally.</summary>
    protected abstract Task CallAsync(EventTally tally);

    private async Task CallAsync(int calls)
    {
        for (int left = calls; left > 0; left--) await CallAsync(tally);
    }
}
