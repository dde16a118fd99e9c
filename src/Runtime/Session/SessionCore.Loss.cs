using Framewright.Calls;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Loss: a socket ends, or an attempt fails. What depended on it waits for the next one, or ends, each thing once.</content>
internal abstract partial class SessionCore
{
    /// <summary>The socket has ended, is given up, or could not be opened.</summary>
    public void Lose(RealtimeException reason, long now) => Lose(reason, (reason as ConnectionLostException)?.Action ?? CloseAction.Retry, now);

    /// <summary>The end of a socket, with what it asks for where the reason cannot say so itself.</summary>
    private void Lose(RealtimeException reason, CloseAction action, long now)
    {
        if (State is ConnectionState.Disconnected or ConnectionState.Lost or ConnectionState.Closed) return;
        var heals = MayHeal(reason, action);
        var hasLasted = State == ConnectionState.Live && now - liveSince >= options.Reconnect.MaxDelay.Ticks;
        var thrown = attempt?.Thrown ?? reason;
        var made = attempts;
        (openingDue, attemptDue) = (long.MaxValue, long.MaxValue);
        if (State == ConnectionState.Live && Socket is { } lost) BeginBreak(reason, lost, now);
        else if (attempt is { Number: var number } && !isDisposing) Observe(observer => observer.ReportFailedAttempt(number, reason));
        EndAttempt(reason);
        EndSocket(reason, action, heals);
        if (heals)
        {
            Heal(reason, hasLasted, now);
            return;
        }

        EndAll(reason);
        if (!isDisposing && wasLive) Observe(observer => observer.ReportGivenUp(made, reason));
        EndBreak(null);
        wasLive = false;
        if (State == ConnectionState.Closing) return;
        SetState(ConnectionState.Lost, reason);
        if (wish is { } refused) outbox.Do(() => refused.Refuse(thrown));
        wish = null;
    }

    private void EndAttempt(RealtimeException reason)
    {
        if (attempt is not { } failed) return;
        attempt = null;
        failed.Failure = reason;
        outbox.Do(() => failed.Fail(reason));
    }

    private void EndSocket(RealtimeException reason, CloseAction action, bool heals)
    {
        if (Socket is not { } socket) return;
        Socket = null;
        if (State != ConnectionState.Closing) counters.SocketsLost++;
        foreach (var item in socket.InFlight.TakeAll())
        {
            if (item is UnansweredCall call) LoseCall(call, socket, reason, heals);
            else if (item is TopicEntry { State: TopicState.Leaving } left) Forget(left);
            else if (item is ScopeEntry { State: TopicState.Leaving } closed) Forget(closed);
        }

        postponed.Clear();
        if (heals) Unsettle();
        else LoseTopics(socket, reason);
        socket.Lane.End();
        EndSession(socket, action);
        outbox.Do(socket.Ended.Cancel);
        outbox.GivenUpSocket = socket;
    }

    /// <summary>Nothing comes after this: what waited for the next socket ends.</summary>
    private void EndAll(RealtimeException reason)
    {
        FailWaiting(reason);
        LoseTopics(null, reason);
    }
}
