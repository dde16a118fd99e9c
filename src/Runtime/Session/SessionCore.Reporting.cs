using System.Numerics;
using System.Runtime.InteropServices;

namespace Framewright.Session;

/// <content>Reporting: what healing did is told in order with everything else that users are told.</content>
internal abstract partial class SessionCore
{
    private readonly Dictionary<string, uint> refusals = [];
    private Break? broken;

    /// <summary>Hears of what the session does to heal; null when nobody does.</summary>
    public IHealingObserver? Observer { get; init; }

    private void Observe(Action<IHealingObserver> notice)
    {
        if (Observer is { } observer) outbox.Tell(() => notice(observer));
    }

    private LimitExceededException LimitReached(string option, long limit)
    {
        // Whoever runs into a limit does so many times: told ever more rarely, it floods no log.
        var times = CollectionsMarshal.GetValueRefOrAddDefault(refusals, option, out _)++;
        if (BitOperations.IsPow2(times + 1)) TellLimit(option, limit);
        return new LimitExceededException(option, limit);
    }

    private void TellLimit(string option, long limit) => Observe(observer => observer.ReportLimit(option, limit));

    /// <summary>A live session has lost its socket.</summary>
    private void BeginBreak(RealtimeException cause, SocketState socket, long now) =>
        broken = new Break(cause, options.TimeProvider.GetUtcNow(), now, Trail.Snapshot()) { PostsDropped = socket.CountUnwrittenPosts() };

    /// <summary>A call ends with the break.</summary>
    private void CountLostCall(bool mayBeDone)
    {
        if (broken is not { } current) return;
        if (mayBeDone) current.Unknown++;
        else current.NotSent++;
    }

    /// <summary>The break is over: the connection is live again, or was given up.</summary>
    private void EndBreak(long? healedAt)
    {
        if (broken is not { } ended) return;
        broken = null;
        var report = ended.ToReport(attempts, healedAt);
        Observe(observer => observer.ReportBreak(report));
    }
}
