using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>One socket's state with the protocol's own: what its frames captured.</summary>
internal sealed class SocketState<TProtocol>(TProtocol protocol) : SocketState
    where TProtocol : struct, IRealtimeProtocol
{
    private TProtocol protocol = protocol;

    public ref TProtocol Protocol => ref protocol;
}
