namespace Framewright.RocketChat;

/// <summary>Which calls ring, and until when: makes one event of many rings. For one reader.</summary>
internal sealed class RingingCalls
{
    private readonly Dictionary<string, LastRing> ringing = new(StringComparer.Ordinal);
    private readonly TimeSpan patience;
    private readonly TimeProvider time;

    public RingingCalls(TimeSpan patience, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(patience, TimeSpan.Zero);
        this.patience = patience;
        this.time = time;
    }

    /// <summary>The event that a signal is; null for a ring of a call that rings already.</summary>
    public ConferenceCallEvent? Take(VideoConferenceSignal signal)
    {
        var (action, call) = (signal.Action, signal.Call);
        if (action == VideoConferenceAction.Call) return Ring(call) ? new ConferenceCallEvent.Ringing(call, IsOfRoom: false) : null;
        if (action == VideoConferenceAction.Ringing) return new ConferenceCallEvent.Ringing(call, IsOfRoom: true);

        ringing.Remove(call.Id);
        if (action == VideoConferenceAction.Cancelled) return new ConferenceCallEvent.Cancelled(call);
        if (action == VideoConferenceAction.Accepted) return new ConferenceCallEvent.Accepted(call);
        if (action == VideoConferenceAction.Rejected) return new ConferenceCallEvent.Rejected(call);
        if (action == VideoConferenceAction.Confirmed) return new ConferenceCallEvent.Confirmed(call);
        if (action == VideoConferenceAction.Joined) return new ConferenceCallEvent.Joined(call);
        return action == VideoConferenceAction.Ended ? new ConferenceCallEvent.Ended(call) : new ConferenceCallEvent.Other(call, action);
    }

    /// <summary>Takes out a call that has not rung for long enough; null when there is none.</summary>
    public VideoConferenceCall? TakeSilent()
    {
        var silent = ringing.Values.FirstOrDefault(ring => Left(ring) <= TimeSpan.Zero);
        if (silent is not null) ringing.Remove(silent.Call.Id);
        return silent?.Call;
    }

    /// <summary>Waits for a signal, no longer than until a call has not rung for long enough. Returns whether the signal's task is done.</summary>
    public async ValueTask<bool> WaitAsync(Task next)
    {
        var wait = ringing.Count == 0 ? Timeout.InfiniteTimeSpan : ringing.Values.Min(Left);
        if (wait != Timeout.InfiniteTimeSpan && wait <= TimeSpan.Zero) return next.IsCompleted;
        await next.WaitAsync(wait, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return next.IsCompleted;
    }

    private bool Ring(VideoConferenceCall call)
    {
        var isNew = !ringing.ContainsKey(call.Id);
        ringing[call.Id] = new LastRing(call, time.GetTimestamp());
        return isNew;
    }

    private TimeSpan Left(LastRing ring) => patience - time.GetElapsedTime(ring.At);

    private sealed record LastRing(VideoConferenceCall Call, long At);
}
