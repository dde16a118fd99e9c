using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>Writes the calls of a topic that is in a scope.</summary>
internal sealed class ScopedCallWriter(ICallWriter writer, Scope scope) : ICallWriter
{
    public void Write<TCall>(long id, in TCall call)
        where TCall : struct, ICall => writer.Write(id, new ScopedCall<TCall>(call, scope));
}
