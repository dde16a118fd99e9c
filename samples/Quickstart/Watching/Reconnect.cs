namespace Framewright.Samples.Quickstart.Watching;

/// <summary>Decides whether, and after how long, to connect again.</summary>
internal sealed class Reconnect
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private TimeSpan next = First;
    private bool wasLive;

    /// <summary>Tells that a connection was made: the next delay is the shortest again.</summary>
    public void Succeeded()
    {
        next = First;
        wasLive = true;
    }

    /// <summary>How long to wait before the next attempt; null when another one is of no use.</summary>
    /// <remarks>A server that was never reached is more likely misspelt than down, so the first attempt is only repeated when the server asked for it.</remarks>
    public TimeSpan? DelayAfter(RealtimeException error)
    {
        if (RetryAfter(error) is { } asked) return asked;
        if (!wasLive || !(error.IsTransient || error is ConnectionLostException or CallTimeoutException)) return null;
        var delay = next;
        next = next * 2 < Longest ? next * 2 : Longest;
        return delay;
    }

    private static TimeSpan? RetryAfter(RealtimeException error) => error switch
    {
        HandshakeRefusedException refused => refused.RetryAfter,
        AuthenticationException refused => refused.RetryAfter,
        CallException refused => refused.RetryAfter,
        _ => null,
    };
}
