using Framewright.Protocol;
using Framewright.Session;

namespace Framewright.Calls;

/// <summary>A call that was sent, or waits to be: of one answer or of several. What ends it ends both alike.</summary>
internal abstract class UnansweredCall : InFlight
{
    public abstract MethodDescriptor Method { get; }

    /// <summary>How far it is. Under the gate.</summary>
    public CallStatus Status { get; set; }

    /// <summary>The scope that it was made in; null for none.</summary>
    public Scope? CalledIn { get; set; }

    /// <summary>Ends it with an error, which the caller learns outside of the gate. Once, by the winner of the race, under it.</summary>
    public abstract void Fail(Exception error, Outbox outbox);
}
