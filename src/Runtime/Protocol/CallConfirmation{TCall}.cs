using System.Text.Json;
using Framewright.Session;

namespace Framewright.Protocol;

/// <summary>The call that tells by its id what became of a repeatable call.</summary>
/// <typeparam name="TCall">The generated call.</typeparam>
/// <param name="make">Makes the call for an id.</param>
public sealed class CallConfirmation<TCall>(Func<string, TCall> make) : CallConfirmation
    where TCall : struct, ICall
{
    /// <inheritdoc/>
    public override MethodDescriptor Method => TCall.Method;

    /// <inheritdoc/>
    public override void WriteParameters(Utf8JsonWriter writer, string id) => make(id).WriteParameters(writer);

    internal override void Write(ICallWriter writer, long callId, string id) => writer.Write(callId, make(id));
}
