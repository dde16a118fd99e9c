using Framewright.Json;
using Framewright.Protocol;
using Framewright.Session;

namespace Framewright.Calls;

/// <summary>A call that waits for its answer; pooled.</summary>
/// <remarks>
/// Three may race to end it: reply, timeout or loss, and cancellation. The race is decided under the session's gate by <see cref="UnansweredCall.Status"/>; the winner signals outside of it.
/// The object goes back to its pool only when nobody can touch it any more. Each of these holds it until then: the signal, the caller who has yet to take the result,
/// and the cancellation registration, until its callback has run or its unregistration was in time.
/// </remarks>
internal abstract class PendingCall : UnansweredCall, ICompletion
{
    private readonly ICallCanceller canceller;
    private MethodDescriptor method = null!;
    private CancellationTokenRegistration registration;
    private bool isRegistered;
    private int holds;

    protected PendingCall(ICallCanceller canceller) => this.canceller = canceller;

    public override MethodDescriptor Method => method;

    public CancellationToken Token { get; private set; }

    /// <summary>Whether the token was cancelled before the call got into the table. Under the gate.</summary>
    public bool IsCancelledEarly { get; set; }

    /// <summary>Why the call failed; null when it has a result. Set by the winner.</summary>
    public Exception? Error { get; set; }

    /// <summary>Whether one of several answers has brought a result already.</summary>
    public bool HasResult { get; set; }

    /// <summary>The next one that ended in the same turn.</summary>
    public PendingCall? NextCompleted { get; set; }

    /// <summary>Whether its caller wants to know what the server answers, not only that it did.</summary>
    public abstract bool WantsResult { get; }

    /// <summary>Reads the result and keeps it. Only by the reader, after it has won the race.</summary>
    public abstract void ReadResult(ref JsonCursor cursor, ViewScratch scratch);

    /// <summary>The result of a reply without a body.</summary>
    public abstract void ReadAbsentResult();

    /// <summary>Keeps the object from its pool while the reader reads an answer that does not end it. Under the gate.</summary>
    public void Hold()
    {
        RacePoint.At("PendingCall.Hold", this);
        Interlocked.Increment(ref holds);
    }

    /// <summary>The reader is done with it. Outside of the gate.</summary>
    public void LetGo() => Release();

    /// <summary>Hands the outcome to the caller. Once, by the winner, outside of the gate.</summary>
    public void Signal() => Signal(false);

    void ICompletion.Complete() => Signal(true);

    /// <param name="isOnPool">Whether the caller's code may run here; otherwise it is queued to the pool.</param>
    private void Signal(bool isOnPool)
    {
        RacePoint.At("PendingCall.Unregister", this);
        if (isRegistered && registration.Unregister()) Release();

        // Before the outcome, which whoever awaits it may be quick to take: the span has ended by then.
        Trace.End(Error);
        RacePoint.At("PendingCall.SetOutcome", this);
        SetOutcome(isOnPool);
        Release();
    }

    public override void Fail(Exception error, Outbox outbox)
    {
        Error = error;
        outbox.Complete(this);
    }

    protected void Prepare(MethodDescriptor called, CancellationToken token)
    {
        method = called;
        Token = token;
        holds = token.CanBeCanceled ? 3 : 2;
        if (!token.CanBeCanceled) return;

        // Registered before the call is in the table, so that the winner always finds the registration stored.
        RacePoint.At("PendingCall.Register", this);
        isRegistered = true;
        registration = token.UnsafeRegister(static state => ((PendingCall)state!).OnCancelled(), this);

        // Nothing was registered and nothing was called back: the token's source is disposed, and nobody will ever give this hold back.
        if (registration == default && !token.IsCancellationRequested)
        {
            isRegistered = false;
            Release();
        }
    }

    protected abstract void SetOutcome(bool isOnPool);

    protected abstract void Recycle();

    protected void Release()
    {
        RacePoint.At("PendingCall.Release", this);
        if (Interlocked.Decrement(ref holds) != 0) return;
        method = null!;
        Token = default;
        Forget();
        IsCancelledEarly = false;
        HasResult = false;
        Error = null;
        NextCompleted = null;
        registration = default;
        isRegistered = false;
        Recycle();
    }

    private void OnCancelled()
    {
        try
        {
            canceller.Cancel(this);
        }
        finally
        {
            Release();
        }
    }
}
