namespace Framewright.Session;

/// <summary>A break of the session that is not over yet: what its report will say.</summary>
internal sealed class Break(RealtimeException cause, DateTimeOffset startedAt, long start, IReadOnlyList<TrailedFrame> lastFrames)
{
    public int NotSent { get; set; }

    public int Unknown { get; set; }

    public int PostsDropped { get; set; }

    /// <summary>The break is over.</summary>
    /// <param name="attempts">How many times it was tried to connect again.</param>
    /// <param name="healedAt">When the connection was live again; null when it was given up.</param>
    public ConnectionReport ToReport(int attempts, long? healedAt) => new()
    {
        StartedAt = startedAt,
        Cause = cause,
        CloseCode = (cause as ConnectionLostException)?.CloseCode,
        CloseReason = (cause as ConnectionLostException)?.CloseReason,
        LastFrames = lastFrames,
        Attempts = attempts,
        TimeToHeal = healedAt is { } end ? TimeSpan.FromTicks(end - start) : null,
        LostCalls = new LostCalls(NotSent, Unknown),
        PostsDropped = PostsDropped,
    };
}
