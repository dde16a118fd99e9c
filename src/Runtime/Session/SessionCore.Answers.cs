using System.Diagnostics.CodeAnalysis;
using Framewright.Calls;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Several answers to one call; calls that wait for others; answers to calls of the peer.</content>
internal abstract partial class SessionCore
{
    /// <summary>How many bytes answers may hold that nobody has taken.</summary>
    public long MaxBufferedBytes => options.MaxBufferedBytes;

    /// <summary>How much of what nobody reads is checked.</summary>
    public Json.JsonChecks Checks => options.Checks;

    /// <summary>How many levels of nesting frames may not use of those that a cursor can walk.</summary>
    public int BarredDepth => Json.JsonCursor.MaxDepth - options.MaxDepth;

    /// <summary>How many calls may be unanswered at once; 0 for any number.</summary>
    protected abstract int MaxInFlight { get; }

    /// <summary>Whether the peer is told when a call of several answers is given up.</summary>
    protected abstract bool CancelsCalls { get; }

    /// <summary>Somebody calls a method that has several answers.</summary>
    /// <exception cref="RealtimeException">It cannot be sent.</exception>
    public void RequestStream<TCall>(CallStream stream, in TCall parameters, bool isAuthenticator, long now)
        where TCall : struct, ICall
    {
        if (CallRefusal(isAuthenticator, (parameters as IScopedCall)?.Scope) is { } refusal) throw refusal;
        Enter(stream, parameters, isAuthenticator, now);
    }

    /// <summary>Whoever enumerates a call's answers has left. The peer is told when it may still send some.</summary>
    public void AbandonStream(CallStream stream)
    {
        if (stream.Status != CallStatus.Pending) return;
        var wasSent = !TryWithdraw(stream);
        Settle(stream);
        counters.CallsGivenUp++;
        if (wasSent && CancelsCalls && Socket is { } socket && State == ConnectionState.Live) WriteCancel(socket, NextId(), stream.Id);
    }

    /// <summary>One of several answers came. Gives what its id belongs to; a call of one result is held until the reader lets it go.</summary>
    public InFlight? TakeItem(long id)
    {
        if (Socket is not { } socket || !socket.InFlight.TryFind(id, out var item))
        {
            CountStray(id);
            return null;
        }

        // The deadline is that of the first answer: how long a peer may take between two of them only it can know, and the heartbeat tells whether it lives.
        if (item is CallStream) DeadlineList.Remove(item);
        else if (item is PendingCall call) call.Hold();
        return item;
    }

    /// <summary>Ends a call of several answers, in order or with the peer's error. False when the id is none of such a call.</summary>
    public bool CompleteStream(long id, ServerError? error)
    {
        if (!TryFindStream(id, out var stream)) return false;
        if (error is not null)
        {
            Fail(stream, new CallException(stream.Method.Name, error));
            return true;
        }

        Settle(stream);
        counters.StreamsCompleted++;
        outbox.Do(() => stream.End(null));
        return true;
    }

    /// <summary>Ends a call of several answers with an error of ours.</summary>
    public void FailStream(long id, Exception error)
    {
        if (TryFindStream(id, out var stream)) Fail(stream, error);
    }

    /// <summary>The peer has said all that it had to say in a topic.</summary>
    public void CompleteTopic(long id, ServerError? error, long now)
    {
        if (!TryFindTopic(id, out var entry)) CountStray(id);
        else if (entry.State == TopicState.Leaving) Forget(entry);
        else if (error is not null) Refuse(entry, error, now);
        else Complete(entry);
    }

    /// <summary>Answers a call of the peer, on the socket that it came from and on no other.</summary>
    public void AnswerCall(SocketState socket, int template, in CallAnswer answer)
    {
        if (template < 0 || !ReferenceEquals(socket, Socket) || !IsUsable || socket.Lane.QueuedBytes >= options.MaxQueuedBytes) return;
        WriteAnswer(socket, template, answer);
        counters.PeerCallsAnswered++;
    }

    /// <summary>The socket on which calls of the peer are served; null while the session opens.</summary>
    public SocketState? ServingSocket => IsUsable ? Socket : null;

    protected abstract void WriteCancel(SocketState socket, long id, long callId);

    protected abstract void WriteAnswer(SocketState socket, int template, in CallAnswer answer);

    private bool IsUsable => State is ConnectionState.Live or ConnectionState.Authenticating;

    private bool TryFindStream(long id, [NotNullWhen(true)] out CallStream? stream)
    {
        stream = Socket is { } socket && socket.InFlight.TryFind(id, out var item) ? item as CallStream : null;
        return stream is not null;
    }

    private void Complete(TopicEntry entry)
    {
        Detach(entry);
        Forget(entry);
        foreach (var subscriber in entry.Subscribers)
        {
            entry.Remove(subscriber);
            subscriber.State = SubscriptionState.Ended;
            outbox.Do(subscriber.TellCompleted);
        }
    }
}
