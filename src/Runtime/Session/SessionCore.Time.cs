using Framewright.Calls;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Time: one next moment for everything that waits.</content>
internal abstract partial class SessionCore
{
    /// <summary>When <see cref="PassTime"/> is to be called next; <see cref="long.MaxValue"/> for never.</summary>
    public long NextDue => Math.Min(Math.Min(Math.Min(openingDue, attemptDue), Math.Min(deadlines.NextDue, postponed.NextDue)), Socket?.Heartbeat.NextDue ?? long.MaxValue);

    public int DeadlineCount => deadlines.Count;

    /// <summary>The timer is due.</summary>
    /// <param name="now">The time.</param>
    /// <param name="hearsPeer">Whether the reader is at work, or bytes came that are no whole message yet: neither is silence.</param>
    public void PassTime(long now, bool hearsPeer)
    {
        if (openingDue <= now)
        {
            Lose(new ConnectionLostException($"The session was not open within {options.OpeningTimeout.TotalSeconds:0.###} s. Raise OpeningTimeout if the server needs longer.", CallOutcome.NotSent), now);
        }

        while (deadlines.NextDue <= now && deadlines.TakeDue(now, out var timeout) is { } due)
        {
            if (due is UnansweredCall call) TimeOut(call, timeout);
            else if (due is TopicEntry entry) TimeOutTopic(entry, timeout, now);
            else if (due is ScopeEntry scope) TimeOutScope(scope, timeout);
        }

        if (attemptDue <= now) Begin(now);
        while (postponed.TryTake(now, out var action)) action(now);
        if (Socket is not { } socket) return;
        if (hearsPeer) socket.Heartbeat.RecordLife(now);
        switch (socket.Heartbeat.Decide(now))
        {
            case HeartbeatAction.Ping:
                Ping(socket);
                break;
            case HeartbeatAction.GiveUp:
                var silence = socket.Heartbeat.Silence(now);
                Observe(observer => observer.ReportSilence(silence));
                Lose(new ConnectionLostException("The peer gave no sign of life for longer than the heartbeat allows."), now);
                break;
        }
    }

    protected abstract void WritePing(SocketState socket, long id);

    private void Ping(SocketState socket)
    {
        counters.PingsSent++;
        if (socket.Heartbeat.IsTransportPing)
        {
            socket.Lane.WantsPing = true;
            return;
        }

        var id = NextId();
        WritePing(socket, id);
        socket.Heartbeat.RecordPing(id);
    }
}
