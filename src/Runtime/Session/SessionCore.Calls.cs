using System.Diagnostics.CodeAnalysis;
using Framewright.Calls;
using Framewright.Protocol;

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
        else if (CallRefusal(isAuthenticator, (parameters as IScopedCall)?.Scope) is { } refusal) Decide(call, refusal);
        else Send(call, parameters, isAuthenticator, now);
    }

    /// <summary>Somebody sends a call without waiting for its answer.</summary>
    public void RequestPost<TCall>(in TCall parameters, bool isAuthenticator)
        where TCall : struct, ICall
    {
        var scope = (parameters as IScopedCall)?.Scope;
        if (Refusal(isAuthenticator, scope) is { } refusal) throw refusal;
        if (!IsReady(scope)) throw new ConnectionLostException($"The scope '{scope}' is being opened again.", CallOutcome.NotSent);
        var socket = Socket!;
        var position = socket.Lane.NextPosition;
        WriteCall(socket, socket.Lane.Normal, NextId(), parameters);
        socket.NotePost(position);
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
    /// <param name="id">The id.</param>
    /// <param name="isJudged">Whether the answer was looked at: see <see cref="JudgeAnswer"/>.</param>
    /// <param name="call">The call.</param>
    public bool TryClaimCall(long id, bool isJudged, [NotNullWhen(true)] out PendingCall? call)
    {
        call = Socket is { } socket && socket.InFlight.TryFind(id, out var item) ? item as PendingCall : null;
        if (call is null || (call.NeedsCare && !isJudged)) return false;
        Settle(call);
        return true;
    }

    /// <summary>Writes a call, or lets it wait for its turn, and takes it into the socket's tables.</summary>
    public void Place<TCall>(UnansweredCall call, in TCall parameters)
        where TCall : struct, ICall
    {
        var socket = Socket!;
        var target = BeginPlacing(socket, call, out var position);
        WriteCall(socket, target, call.Id, parameters);
        EndPlacing(socket, call, position);
    }

    /// <summary>The same with a frame that was written before.</summary>
    public void Place(UnansweredCall call, ReadOnlySpan<byte> frame)
    {
        var socket = Socket!;
        var target = BeginPlacing(socket, call, out var position);
        Copy(frame, target);
        EndPlacing(socket, call, position);
    }

    protected abstract void WriteCall<TCall>(SocketState socket, FrameBuffer target, long id, in TCall parameters)
        where TCall : struct, ICall;

    /// <summary>Whether frames of calls hold what belongs to one socket, so that they have to be written anew for another.</summary>
    protected abstract bool CallsDependOnSession { get; }

    private void Send<TCall>(PendingCall call, in TCall parameters, bool isAuthenticator, long now)
        where TCall : struct, ICall
    {
        try
        {
            Enter(call, parameters, isAuthenticator, now);
        }
        catch (Exception error)
        {
            // The lane has been rolled back; the error is the caller's, whose parameters could not be written.
            Decide(call, error);
        }
    }

    /// <summary>Takes a call in: it is written at once, or waits until the session is live again.</summary>
    private void Enter<TCall>(UnansweredCall call, in TCall parameters, bool isAuthenticator, long now)
        where TCall : struct, ICall
    {
        call.CalledIn = (parameters as IScopedCall)?.Scope;
        call.DiesWithSocket = State == ConnectionState.Authenticating && isAuthenticator;
        call.Id = NextId();
        var due = PaceOf(call, now);
        var isPlaced = CanSend(isAuthenticator) && IsReady(call.CalledIn) && due <= now;
        if (!isPlaced || CallsDependOnSession || call.Method.Idempotency is not null) call.Kept = new KeptCall<TCall>(parameters);
        if (isPlaced)
        {
            Trail.BeginSending(now);
            Place(call, parameters);
        }
        else
        {
            Wait(call, due, now);
        }

        call.Status = CallStatus.Pending;
        deadlines.Of(call.Method.Timeout).Add(call, now);
        pendingCalls++;
        counters.Calls++;
    }

    /// <summary>Finds out where a call's frame goes: to the send lane, or where calls wait until others are answered.</summary>
    private FrameBuffer BeginPlacing(SocketState socket, UnansweredCall call, out long position)
    {
        var waits = MaxInFlight > 0 && socket.Queue.Unanswered >= MaxInFlight;
        position = waits ? InFlight.Waiting : socket.Lane.NextPosition;
        return waits ? socket.Queue.Buffer : socket.Lane.Normal;
    }

    private void EndPlacing(SocketState socket, UnansweredCall call, long position)
    {
        call.Position = position;
        socket.InFlight.Add(call.Id, call);
        if (position == InFlight.Waiting) socket.Queue.Add(call.Id);
        else if (MaxInFlight > 0) socket.Queue.Unanswered++;
    }

    private static void Copy(ReadOnlySpan<byte> frame, FrameBuffer target)
    {
        frame.CopyTo(target.GetSpan(frame.Length));
        target.Advance(frame.Length);
        target.Commit();
    }

    private void TimeOut(UnansweredCall call, TimeSpan timeout)
    {
        var outcome = TryWithdraw(call) && !call.MayBeDone ? CallOutcome.NotSent : CallOutcome.Unknown;
        Fail(call, new CallTimeoutException(call.Method.Name, timeout, outcome, call.Method.Idempotency is not null));
    }

    private void Fail(UnansweredCall call, Exception error)
    {
        Settle(call);
        counters.CallsGivenUp++;
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

    /// <summary>Whether a call's frame is certain never to be sent.</summary>
    private bool TryWithdraw(UnansweredCall call) => call.Position == InFlight.Waiting || Socket!.Lane.TryWithdraw(call.Position);

    /// <summary>Takes a call out of the tables.</summary>
    private void Leave(UnansweredCall call)
    {
        DeadlineList.Remove(call);
        pendingCalls--;
        waiting.Remove(call.Id);
        Displace(call);
    }

    /// <summary>Takes a call off its socket; another one may have waited for that.</summary>
    private void Displace(UnansweredCall call)
    {
        if (Socket is not { } socket || !socket.InFlight.Remove(call.Id)) return;
        if (MaxInFlight == 0 || call.Position == InFlight.Waiting) return;
        socket.Queue.Unanswered--;
        while (socket.Queue.Unanswered < MaxInFlight && socket.Queue.TryTake(out var id, out var frame))
        {
            if (!socket.InFlight.TryFind(id, out var next)) continue;
            next.Position = socket.Lane.NextPosition;
            socket.Queue.Unanswered++;
            Copy(frame, socket.Lane.Normal);
        }
    }
}
