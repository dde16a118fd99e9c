using System.Diagnostics.CodeAnalysis;
using Framewright.Calls;
using Framewright.Protocol;
using Framewright.Subscriptions;

namespace Framewright.Session;

/// <content>Calls: from the request to the one outcome.</content>
internal abstract partial class SessionCore
{
    private int pendingCalls;

    public int PendingCalls => pendingCalls;

    /// <summary>Somebody calls a method. Whatever keeps it from being sent becomes its outcome.</summary>
    public void RequestCall<TCall>(PendingCall call, in TCall parameters, bool isAuthenticator, long now)
        where TCall : struct, ICall
    {
        if (call.IsCancelledEarly) Decide(call, new OperationCanceledException(call.Token));
        else if (Refusal(isAuthenticator, (parameters as IScopedCall)?.Scope) is { } refusal) Decide(call, refusal);
        else if (pendingCalls >= options.MaxPendingCalls) Decide(call, new LimitExceededException(nameof(RealtimeOptions.MaxPendingCalls), options.MaxPendingCalls));
        else Send(call, parameters, now);
    }

    /// <summary>Somebody sends a call without waiting for its answer.</summary>
    public void RequestPost<TCall>(in TCall parameters, bool isAuthenticator)
        where TCall : struct, ICall
    {
        if (Refusal(isAuthenticator, (parameters as IScopedCall)?.Scope) is { } refusal) throw refusal;
        WriteCall(Socket!, Socket!.Lane.Normal, NextId(), parameters);
        counters.Posts++;
    }

    /// <summary>The caller's token was cancelled.</summary>
    public void CancelCall(PendingCall call)
    {
        if (call.Status == CallStatus.New) call.IsCancelledEarly = true;
        if (call.Status != CallStatus.Pending) return;
        TryWithdraw(call);
        Fail(call, new OperationCanceledException(call.Token));
    }

    /// <summary>A frame with an id came. Takes the call that it answers out of the race, so that the reader may read the result outside of the gate.</summary>
    public bool TryClaimCall(long id, [NotNullWhen(true)] out PendingCall? call)
    {
        call = Socket is { } socket && socket.InFlight.TryFind(id, out var item) ? item as PendingCall : null;
        if (call is null) return false;
        Settle(call);
        return true;
    }

    /// <summary>The reader is done with a call that it claimed.</summary>
    public void FinishClaimed(PendingCall call)
    {
        if (call.Error is null) counters.CallsCompleted++;
        else counters.CallsFailed++;
        outbox.Complete(call);
    }

    protected abstract void WriteCall<TCall>(SocketState socket, FrameBuffer target, long id, in TCall parameters)
        where TCall : struct, ICall;

    private void Send<TCall>(PendingCall call, in TCall parameters, long now)
        where TCall : struct, ICall
    {
        try
        {
            Enter(call, parameters, now);
            call.Status = CallStatus.Pending;
        }
        catch (Exception error)
        {
            // The lane has been rolled back; the error is the caller's, whose parameters could not be written.
            Decide(call, error);
        }
    }

    /// <summary>Writes a call, or lets it wait for its turn, and takes it into the tables.</summary>
    private void Enter<TCall>(UnansweredCall call, in TCall parameters, long now)
        where TCall : struct, ICall
    {
        var socket = Socket!;
        var waits = MaxInFlight > 0 && socket.Queue.Unanswered >= MaxInFlight;
        var position = waits ? InFlight.Waiting : socket.Lane.NextPosition;
        var id = NextId();
        Trail.BeginSending(now);
        WriteCall(socket, waits ? socket.Queue.Buffer : socket.Lane.Normal, id, parameters);
        call.Id = id;
        call.Position = position;
        call.CalledIn = (parameters as IScopedCall)?.Scope;
        socket.InFlight.Add(id, call);
        deadlines.Of(call.Method.Timeout).Add(call, now);
        pendingCalls++;
        counters.Calls++;
        if (waits) socket.Queue.Add(id);
        else if (MaxInFlight > 0) socket.Queue.Unanswered++;
    }

    private void TimeOut(UnansweredCall call, TimeSpan timeout)
    {
        var outcome = TryWithdraw(call) ? CallOutcome.NotSent : CallOutcome.Unknown;
        Fail(call, new CallTimeoutException(call.Method.Name, timeout, outcome));
    }

    private void Fail(UnansweredCall call, Exception error)
    {
        Settle(call);
        counters.CallsFailed++;
        call.Fail(error, outbox);
    }

    /// <summary>Ends a call that never got into the table.</summary>
    private void Decide(PendingCall call, Exception error)
    {
        call.Status = CallStatus.Decided;
        call.Fail(error, outbox);
    }

    /// <summary>Decides the race: from here on nothing else can end the call.</summary>
    private void Settle(UnansweredCall call)
    {
        call.Status = CallStatus.Decided;
        Leave(call);
    }

    private void Lose(InFlight item, SocketState socket, RealtimeException reason)
    {
        var outcome = socket.Lane.IsTaken(item.Position) ? CallOutcome.Unknown : CallOutcome.NotSent;
        if (item is UnansweredCall call) Fail(call, LostWith(reason, outcome));
        else if (item is TopicEntry entry) LoseTopic(entry, reason, outcome);
        else if (item is ScopeEntry scope) LoseScope(scope, reason, outcome);
    }
}
