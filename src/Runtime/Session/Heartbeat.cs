using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>How long a socket's peer has been silent, and what that asks for.</summary>
internal sealed class Heartbeat(HeartbeatPolicy? policy)
{
    private long lastLife;
    private long pingedFor = long.MinValue;

    /// <summary>When to look again. Life that comes meanwhile moves nothing: looking costs less than setting the timer anew for each frame.</summary>
    public long NextDue { get; private set; } = long.MaxValue;

    /// <summary>Any inbound traffic. Called by the reader without the gate, once for each time it wakes up.</summary>
    public void RecordLife(long now) => Volatile.Write(ref lastLife, now);

    public void Start(long now)
    {
        RecordLife(now);
        if (policy is { } rule) NextDue = now + rule.Idle.Ticks;
    }

    public HeartbeatAction Decide(long now)
    {
        if (policy is not { } rule || now < NextDue) return HeartbeatAction.None;
        var life = Volatile.Read(ref lastLife);
        var silence = now - life;
        if (silence >= rule.Dead.Ticks)
        {
            NextDue = long.MaxValue;
            return HeartbeatAction.GiveUp;
        }

        if (silence < rule.Idle.Ticks)
        {
            NextDue = life + rule.Idle.Ticks;
            return HeartbeatAction.None;
        }

        // One ping for each silence; then look often enough to notice when the next one starts.
        NextDue = Math.Min(life + rule.Dead.Ticks, now + rule.Idle.Ticks);
        if (pingedFor == life) return HeartbeatAction.None;
        pingedFor = life;
        return HeartbeatAction.Ping;
    }
}
