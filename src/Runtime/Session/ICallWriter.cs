using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>Writes calls whose type only their owner knows.</summary>
internal interface ICallWriter
{
    void Write<TCall>(long id, in TCall call)
        where TCall : struct, ICall;
}
