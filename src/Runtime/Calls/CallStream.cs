using Framewright.Json;
using Framewright.Protocol;
using Framewright.Session;

namespace Framewright.Calls;

/// <summary>A call with several answers. Not pooled: whoever enumerates may hold it for as long as they like.</summary>
internal abstract class CallStream(MethodDescriptor method) : UnansweredCall
{
    public override MethodDescriptor Method { get; } = method;

    private int isTraceEnded;

    /// <summary>Ends its span; only the first end counts. Outside of the gate.</summary>
    public void EndTrace(Exception? error)
    {
        if (Interlocked.Exchange(ref isTraceEnded, 1) == 0) Trace.End(error);
    }

    /// <summary>Reads an answer and keeps it until <see cref="Accept"/>. Only by the reader.</summary>
    public abstract void ReadItem(ref JsonCursor cursor, ViewScratch scratch);

    /// <summary>An answer without a body.</summary>
    public abstract void ReadAbsentItem();

    /// <summary>Hands on the answer that was read: all of its frame is valid. Only by the reader.</summary>
    /// <param name="bytes">Its length.</param>
    /// <returns>False when there is no room for it.</returns>
    public abstract bool Accept(int bytes);

    /// <summary>Ends it: in order, or with an error after the answers that came before. Outside of the gate.</summary>
    public abstract void End(Exception? error);

    public override void Fail(Exception error, Outbox outbox) => outbox.Do(() => End(error));
}
