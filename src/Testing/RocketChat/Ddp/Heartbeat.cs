namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>Pings after a span of silence and reports a client that stays silent after that. Guarded by its session's lock.</summary>
internal sealed class Heartbeat : IDisposable
{
    private readonly Lock gate;
    private readonly TimeSpan interval;
    private readonly TimeSpan timeout;
    private readonly Action ping;
    private readonly Action expired;
    private readonly ITimer timer;
    private bool waitingForAnswer;
    private bool stopped;

    public Heartbeat(Lock gate, RocketChatServerOptions options, TimeSpan first, Action ping, Action expired)
    {
        this.gate = gate;
        interval = options.EffectivePingInterval;
        timeout = options.EffectivePingTimeout;
        this.ping = ping;
        this.expired = expired;
        timer = options.TimeProvider.CreateTimer(_ => Due(), null, first, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Any received frame is a sign of life.</summary>
    public void Heard()
    {
        waitingForAnswer = false;
        if (!stopped)
            timer.Change(interval, Timeout.InfiniteTimeSpan);
    }

    public void Dispose()
    {
        stopped = true;
        timer.Dispose();
    }

    private void Due()
    {
        lock (gate)
        {
            if (stopped)
                return;
            if (waitingForAnswer)
            {
                expired();
                return;
            }

            waitingForAnswer = true;
            timer.Change(timeout, Timeout.InfiniteTimeSpan);
            ping();
        }
    }
}
