using Framewright.Calls;

namespace Framewright.Session;

/// <summary>Takes a call of the session's own into the socket's tables while it is written.</summary>
internal sealed class PlacingWriter(SessionCore core, UnansweredCall call) : ICallWriter
{
    public void Write<TCall>(long id, in TCall parameters)
        where TCall : struct, Protocol.ICall => core.Place(call, parameters);
}
