using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>All deadlines of a connection, one list for each duration.</summary>
internal sealed class Deadlines(RealtimeOptions options)
{
    private readonly DeadlineList calls = new(options.CallTimeout);
    private readonly DeadlineList longCalls = new(options.LongCallTimeout);
    private readonly DeadlineList assetCalls = new(options.AssetCallTimeout);

    /// <summary>Confirmations of subscriptions and of their ends.</summary>
    public DeadlineList Topics { get; } = new(options.SubscribeTimeout);

    public int Count => calls.Count + longCalls.Count + assetCalls.Count + Topics.Count;

    public long NextDue => Math.Min(Math.Min(calls.NextDue, longCalls.NextDue), Math.Min(assetCalls.NextDue, Topics.NextDue));

    public DeadlineList Of(TimeoutClass timeout) => timeout switch
    {
        TimeoutClass.Long => longCalls,
        TimeoutClass.Assets => assetCalls,
        _ => calls,
    };

    /// <summary>Takes out one that is due.</summary>
    /// <param name="now">The time.</param>
    /// <param name="duration">How long it had waited.</param>
    public InFlight? TakeDue(long now, out TimeSpan duration)
    {
        var due = Due(calls, now) ?? Due(longCalls, now) ?? Due(assetCalls, now) ?? Due(Topics, now);
        duration = due?.Deadlines?.Duration ?? default;
        if (due is not null) DeadlineList.Remove(due);
        return due;
    }

    private static InFlight? Due(DeadlineList list, long now) => list.NextDue <= now ? list.First : null;
}
