using Framewright.Calls;
using Framewright.Protocol;

namespace Framewright.Session;

/// <content>Calls without a socket: made while the connection heals, left over by a socket that broke, or asked by the server to wait.</content>
internal abstract partial class SessionCore
{
    private readonly IdTable waiting = new();
    private readonly Dictionary<MethodDescriptor, RateBucket> callBuckets = [];

    /// <summary>Calls that wait for a socket.</summary>
    public int WaitingCalls => waiting.Count;

    /// <summary>Why a call cannot be accepted now; null when it can, be it to wait.</summary>
    private RealtimeException? CallRefusal(bool isAuthenticator, Scope? scope)
    {
        if (IsHealing && !isAuthenticator)
        {
            if (waiting.Count >= options.MaxQueuedCalls) return LimitReached(nameof(RealtimeOptions.MaxQueuedCalls), options.MaxQueuedCalls);
            if (ScopeRefusal(scope) is { } ended) return ended;
        }
        else if (Refusal(isAuthenticator, scope) is { } refusal)
        {
            return refusal;
        }

        return pendingCalls >= options.MaxPendingCalls ? LimitReached(nameof(RealtimeOptions.MaxPendingCalls), options.MaxPendingCalls) : null;
    }

    /// <summary>Lets a call wait for a socket, and for its time.</summary>
    private void Wait(UnansweredCall call, long due, long now)
    {
        call.Position = InFlight.Waiting;
        waiting.Add(call.Id, call);
        if (due <= now) return;
        var id = call.Id;
        postponed.Add(due, _ => ResumeCall(id));
    }

    /// <summary>A call's time has come: it is sent, unless it has ended or its socket has.</summary>
    private void ResumeCall(long id)
    {
        if (State == ConnectionState.Live && waiting.TryFind(id, out var item) && item is UnansweredCall call) Resume(call);
    }

    /// <summary>Sends what waits, in the order of the calls; what waits for its scope goes on waiting.</summary>
    private void ResumeCalls()
    {
        foreach (var item in waiting.All()) Resume((UnansweredCall)item);
    }

    private void Resume(UnansweredCall call)
    {
        if (!IsReady(call.CalledIn)) return;
        waiting.Remove(call.Id);
        if (call.MayBeDone) NoteRepeat(call);
        try
        {
            call.Kept!.Place(this, call);
        }
        catch (Exception error)
        {
            // The lane has been rolled back; the error is the caller's, whose parameters could not be written.
            Fail(call, error);
        }
    }

    /// <summary>The socket of a call has ended. It goes on waiting where that is safe, and fails otherwise.</summary>
    private void LoseCall(UnansweredCall call, SocketState socket, RealtimeException reason, bool heals)
    {
        var mayBeDone = call.MayBeDone || socket.Lane.IsTaken(call.Position);
        if (heals && MayKeep(call, mayBeDone))
        {
            if (call.Kept is null) call.Kept = new KeptFrame(call.Position == InFlight.Waiting ? socket.Queue.Find(call.Id) : socket.Lane.Peek(call.Position).ToArray());
            call.MayBeDone = mayBeDone;

            // The id was that of the confirming call, and is no other's.
            if (call.IsConfirming) call.Id = NextId();
            call.IsConfirming = false;
            call.Position = InFlight.Waiting;
            waiting.Add(call.Id, call);
            return;
        }

        GiveUp(call, reason, mayBeDone);
    }

    /// <summary>A call ends with the connection, or with the break.</summary>
    private void GiveUp(UnansweredCall call, RealtimeException reason, bool mayBeDone)
    {
        CountLostCall(mayBeDone);
        Fail(call, LostWith(reason, mayBeDone ? CallOutcome.Unknown : CallOutcome.NotSent, call.Method.Idempotency is not null));
    }

    private void NoteRepeat(UnansweredCall call)
    {
        counters.CallsRepeated++;
        call.Trace.MarkRepeated();
        var method = call.Method.Name;
        Observe(observer => observer.ReportRepeat(method));
    }

    private bool MayKeep(UnansweredCall call, bool mayBeDone)
    {
        if (call.DiesWithSocket || waiting.Count >= options.MaxQueuedCalls) return false;
        return !mayBeDone || (call.Method.Idempotency is { } idempotency && call.Kept?.ReadId(idempotency) is not null);
    }

    /// <summary>The connection is given up, and with it what waited for the next socket.</summary>
    private void FailWaiting(RealtimeException reason)
    {
        foreach (var item in waiting.All())
        {
            var call = (UnansweredCall)item;
            GiveUp(call, reason, call.MayBeDone);
        }
    }

    /// <summary>When a call may be sent so as to keep the rate: now for all but those that are paced.</summary>
    private long PaceOf(UnansweredCall call, long now) => options.PacesCalls && BucketOf(call.Method) is { } bucket ? bucket.Reserve(now) : now;

    private RateBucket? BucketOf(MethodDescriptor method)
    {
        if (Rates?.Call is not { } rate) return null;
        if (!callBuckets.TryGetValue(method, out var bucket)) callBuckets.Add(method, bucket = new RateBucket(rate));
        return bucket;
    }
}
