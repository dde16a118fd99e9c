using Framewright.Protocol;
using Framewright.Session;

namespace Framewright.Calls;

/// <summary>What it takes to write a call's frame once more, on another socket.</summary>
internal abstract class KeptCall
{
    /// <summary>Writes the call and takes it into the socket's tables.</summary>
    public abstract void Place(SessionCore core, UnansweredCall call);

    /// <summary>The id by which the server recognises a repeat; null when there is none.</summary>
    public abstract string? ReadId(CallIdempotency idempotency);
}
