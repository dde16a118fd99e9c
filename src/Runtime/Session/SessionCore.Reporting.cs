namespace Framewright.Session;

/// <content>Reporting: what healing did is told in order with everything else that users are told.</content>
internal abstract partial class SessionCore
{
    private Break? broken;

    /// <summary>Hears of what the session does to heal; null when nobody does.</summary>
    public IHealingObserver? Observer { get; init; }

    private void Observe(Action<IHealingObserver> notice)
    {
        if (Observer is { } observer) outbox.Tell(() => notice(observer));
    }

    private LimitExceededException LimitReached(string option, long limit)
    {
        Observe(observer => observer.ReportLimit(option, limit));
        return new LimitExceededException(option, limit);
    }

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
        ended.Attempts = attempts;
        var report = ended.ToReport(healedAt);
        Observe(observer => observer.ReportBreak(report));
    }
}
