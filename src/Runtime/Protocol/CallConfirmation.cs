using System.Text.Json;
using Framewright.Session;

namespace Framewright.Protocol;

/// <summary>The call that tells by its id what became of a repeatable call: the schema's <c>idempotent.confirm</c>. Immutable.</summary>
/// <remarks>Its reply is read by the reader of the call that it confirms: both methods return the same type, or the repeatable one returns nothing.</remarks>
public abstract class CallConfirmation
{
    private protected CallConfirmation()
    {
    }

    /// <summary>The method that tells.</summary>
    public abstract MethodDescriptor Method { get; }

    /// <summary>Writes its parameters.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <param name="id">The id that the repeatable call carried.</param>
    public abstract void WriteParameters(Utf8JsonWriter writer, string id);

    /// <summary>Writes the call.</summary>
    /// <param name="writer">Writes calls whose type only their owner knows.</param>
    /// <param name="callId">The request id of this call.</param>
    /// <param name="id">The id that the repeatable call carried.</param>
    internal abstract void Write(ICallWriter writer, long callId, string id);
}
