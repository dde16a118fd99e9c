using Framewright.Protocol;

namespace Framewright.Session;

/// <content>Healing: from a wish or a break, over as many attempts as it takes, to a live session.</content>
internal abstract partial class SessionCore
{
    private ConnectWish? wish;
    private ConnectAttempt? attempt;
    private long openingDue = long.MaxValue;
    private long attemptDue = long.MaxValue;
    private long liveSince;
    private bool wasLive;

    /// <summary>How many attempts were made since the connection was last live.</summary>
    private int attempts;

    /// <summary>How many attempts have failed, and sessions broken early, since one lasted.</summary>
    private int failures;

    /// <summary>Whether a session was live and the next one is on its way: what is asked for meanwhile waits.</summary>
    private bool IsHealing => wasLive && !isDisposing && State is ConnectionState.Healing or ConnectionState.Connecting or ConnectionState.Opening or ConnectionState.Authenticating;

    /// <summary>Somebody wants to connect.</summary>
    public void RequestConnect(ConnectWish newWish, long now)
    {
        ObjectDisposedException.ThrowIf(isDisposing, typeof(RealtimeConnection));
        if (State is not (ConnectionState.Disconnected or ConnectionState.Lost)) throw new InvalidOperationException($"The connection is {State} already.");
        wish = newWish;
        (attempts, failures) = (0, 0);
        Begin(now);
    }

    /// <summary>Whoever wanted to connect does not any more. Nothing when the connection is live.</summary>
    public void GiveUp(ConnectWish given, RealtimeException reason, long now)
    {
        if (ReferenceEquals(wish, given)) Lose(reason, CloseAction.Stop, now);
    }

    /// <summary>An attempt did not get through. Nothing when it is over already.</summary>
    public void Fail(ConnectAttempt failed, Exception error, long now)
    {
        if (!ReferenceEquals(attempt, failed)) return;
        failed.Thrown = error;
        Lose(error as RealtimeException ?? new ConnectionLostException("The connection could not be made.", CallOutcome.NotSent, innerException: error), now);
    }

    /// <summary>Begins an attempt.</summary>
    private void Begin(long now)
    {
        attemptDue = long.MaxValue;
        openingDue = now + options.OpeningTimeout.Ticks;
        var begun = attempt = new ConnectAttempt(++attempts) { Parent = wish?.Parent };
        SetState(ConnectionState.Connecting);
        outbox.Do(() => OnConnect(begun));
    }

    private void GoLive(long now)
    {
        attempt = null;
        EndBreak(now);
        attempts = 0;
        liveSince = now;
        if (wasLive) counters.Reconnects++;
        wasLive = true;
        Socket!.Heartbeat.Start(now, HeartbeatOf(Socket), NextFraction());
        SetState(ConnectionState.Live);
        if (wish is { } fulfilled) outbox.Do(fulfilled.Fulfil);
        wish = null;
        Restore(now);
    }

    /// <summary>Whether another attempt follows what has just failed.</summary>
    private bool MayHeal(RealtimeException reason, CloseAction action)
    {
        if (isDisposing || action == CloseAction.Stop || reason is AuthenticationException { IsTransient: false } or HandshakeRefusedException { IsTransient: false }) return false;
        if (!wasLive && !options.Reconnect.RetriesFirstConnect) return false;
        return options.Reconnect.MaxAttempts is not { } most || attempts < most;
    }

    /// <summary>Waits for the time of the next attempt.</summary>
    private void Heal(RealtimeException reason, bool hasLasted, long now)
    {
        if (hasLasted) failures = 0;
        var delay = options.Reconnect.DelayBefore(failures++, NextFraction(), RetryAfterOf(reason));
        attemptDue = now + delay.Ticks;
        var next = attempts + 1;
        Observe(observer => observer.ReportSchedule(next, delay, reason));
        SetState(ConnectionState.Healing, reason);
    }

    private static TimeSpan? RetryAfterOf(RealtimeException reason) => reason switch
    {
        HandshakeRefusedException refused => refused.RetryAfter,
        AuthenticationException refused => refused.RetryAfter,
        _ => null,
    };

    /// <summary>A fraction from 0 up to 1, the same for the same seed: xorshift, since nothing depends on its quality.</summary>
    private double NextFraction()
    {
        jitter ^= jitter << 13;
        jitter ^= jitter >> 7;
        jitter ^= jitter << 17;
        return (jitter >> 11) * (1.0 / (1UL << 53));
    }
}
