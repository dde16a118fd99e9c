namespace Framewright;

/// <summary>How a connection that broke is made again: exponential backoff with full jitter. Immutable.</summary>
/// <remarks>
/// Before attempt n (counted from 0) it waits a random time between 0 and the smaller of <see cref="MaxDelay"/> and <see cref="InitialDelay"/> · 2ⁿ, so that clients whose
/// server restarted do not come back all at once. A delay that the server names counts instead, with a random part of <see cref="InitialDelay"/> on top.
/// The count starts anew once a session has lasted as long as <see cref="MaxDelay"/>. What cannot get better by waiting ends it at once: refused credentials, a close code or a goodbye that says stop.
/// </remarks>
public sealed record ReconnectPolicy
{
    // A server that asks for more gets this: a timer holds no more than some weeks, and nobody means years.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>The upper bound of the first delay. Default: 1 second.</summary>
    public TimeSpan InitialDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The upper bound of all delays that the server does not name. Default: 30 seconds.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many attempts in a row may fail before the connection gives up and is <see cref="ConnectionState.Lost"/>. Default: null, any number. 0 never connects again by itself.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Whether <see cref="RealtimeConnection.ConnectAsync"/> tries again, too, before the connection was ever live. Default: false, its first failure is thrown.</summary>
    public bool RetriesFirstConnect { get; init; }

    /// <summary>Never connects by itself: what breaks is <see cref="ConnectionState.Lost"/>.</summary>
    public static ReconnectPolicy Never { get; } = new() { MaxAttempts = 0 };

    internal void Validate()
    {
        if (InitialDelay <= TimeSpan.Zero) throw new ArgumentException("Reconnect.InitialDelay must be positive.");
        if (MaxDelay < InitialDelay || MaxDelay > TimeSpan.FromDays(1)) throw new ArgumentException("Reconnect.MaxDelay must lie between InitialDelay and a day.");
        if (MaxAttempts < 0) throw new ArgumentException("Reconnect.MaxAttempts must be at least 0, or null for any number.");
    }

    /// <summary>How long to wait before an attempt.</summary>
    /// <param name="failures">How many attempts have failed since the last session that lasted.</param>
    /// <param name="fraction">A random number from 0 up to 1.</param>
    /// <param name="retryAfter">What the server asked for; null for nothing.</param>
    internal TimeSpan DelayBefore(int failures, double fraction, TimeSpan? retryAfter)
    {
        if (retryAfter is { } asked) return (asked < LongestWait ? asked : LongestWait) + (InitialDelay * fraction);
        var bound = Math.Min(InitialDelay.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 60)), MaxDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(bound * fraction);
    }
}
