using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>How long a socket's peer has been silent, and what that asks for.</summary>
internal sealed class Heartbeat
{
    private HeartbeatPolicy policy;
    private long lastLife;
    private long pingedFor = long.MinValue;
    private long nextBeat;
    private long lastPing;
    private long pingBefore;

    /// <summary>When to look again. Life that comes meanwhile moves nothing: looking costs less than setting the timer anew for each frame.</summary>
    public long NextDue { get; private set; } = long.MaxValue;

    /// <summary>Whether the ping is one of WebSocket's own.</summary>
    public bool IsTransportPing => policy.IsTransportPing;

    /// <summary>Any inbound traffic. Called by the reader without the gate, once for each time it wakes up.</summary>
    public void RecordLife(long now) => Volatile.Write(ref lastLife, now);

    /// <summary>How long nothing has come.</summary>
    public TimeSpan Silence(long now) => TimeSpan.FromTicks(now - Volatile.Read(ref lastLife));

    /// <summary>The session is live.</summary>
    /// <param name="now">The time.</param>
    /// <param name="rule">When to ping; null for never.</param>
    /// <param name="fraction">A random number from 0 up to 1.</param>
    public void Start(long now, HeartbeatPolicy? rule, double fraction)
    {
        RecordLife(now);
        if (rule is not { } given) return;
        policy = given;
        nextBeat = now + (given is { IsFixedRate: true, FirstIsRandom: true } ? (long)(given.Idle.Ticks * fraction) : given.Idle.Ticks);
        NextDue = nextBeat;
    }

    /// <summary>A ping was sent as a frame with an id.</summary>
    public void RecordPing(long id)
    {
        pingBefore = lastPing;
        lastPing = id;
    }

    /// <summary>Whether a frame with this id answers one of the last pings.</summary>
    public bool IsAnswer(long id) => id != 0 && (id == lastPing || id == pingBefore);

    public HeartbeatAction Decide(long now)
    {
        if (now < NextDue) return HeartbeatAction.None;
        var life = Volatile.Read(ref lastLife);
        if (now - life >= policy.Dead.Ticks)
        {
            NextDue = long.MaxValue;
            return HeartbeatAction.GiveUp;
        }

        return policy.IsFixedRate ? Beat(now, life) : Listen(now, life);
    }

    /// <summary>At a fixed rate, whatever arrives. Beats that a busy machine missed are not made up for.</summary>
    private HeartbeatAction Beat(long now, long life)
    {
        var isDue = now >= nextBeat;
        if (isDue) nextBeat = now + policy.Idle.Ticks;
        NextDue = Math.Min(nextBeat, life + policy.Dead.Ticks);
        return isDue ? HeartbeatAction.Ping : HeartbeatAction.None;
    }

    private HeartbeatAction Listen(long now, long life)
    {
        if (now - life < policy.Idle.Ticks)
        {
            NextDue = life + policy.Idle.Ticks;
            return HeartbeatAction.None;
        }

        // One ping for each silence; then look often enough to notice when the next one starts.
        NextDue = Math.Min(life + policy.Dead.Ticks, now + policy.Idle.Ticks);
        if (pingedFor == life) return HeartbeatAction.None;
        pingedFor = life;
        return HeartbeatAction.Ping;
    }
}
