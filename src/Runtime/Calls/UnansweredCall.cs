using Framewright.Protocol;
using Framewright.Session;
using Framewright.Telemetry;

namespace Framewright.Calls;

/// <summary>A call that was sent, or waits to be: of one answer or of several. What ends it ends both alike.</summary>
internal abstract class UnansweredCall : InFlight
{
    public abstract MethodDescriptor Method { get; }

    /// <summary>How far it is. Under the gate.</summary>
    public CallStatus Status { get; set; }

    /// <summary>The scope that it was made in; null for none.</summary>
    public Scope? CalledIn { get; set; }

    /// <summary>Its span and when it was made. Set before anybody else can know the object; ended outside of the gate by whoever hands on the outcome.</summary>
    public CallTrace Trace { get; set; }

    /// <summary>What it takes to write it again; null when nobody may have to.</summary>
    public KeptCall? Kept { get; set; }

    /// <summary>Whether it means nothing on another socket: it belongs to an opening, or to a restoration.</summary>
    public bool DiesWithSocket { get; set; }

    /// <summary>Whether an earlier frame of it may have reached the server, which may have done it by now.</summary>
    public bool MayBeDone { get; set; }

    /// <summary>Whether the answer that it waits for is that of the call which tells whether it was done.</summary>
    public bool IsConfirming { get; set; }

    /// <summary>Whether an answer has to be looked at before it may complete the call.</summary>
    public bool NeedsCare => MayBeDone || IsConfirming || (Kept is not null && Method.Idempotency is not null);

    /// <summary>Ends it with an error, which the caller learns outside of the gate. Once, by the winner of the race, under it.</summary>
    public abstract void Fail(Exception error, Outbox outbox);

    /// <summary>Forgets what belonged to one call, so that the object can serve another.</summary>
    protected void Forget()
    {
        Status = CallStatus.New;
        CalledIn = null;
        Trace = default;
        Kept = null;
        DiesWithSocket = false;
        MayBeDone = false;
        IsConfirming = false;
    }
}
