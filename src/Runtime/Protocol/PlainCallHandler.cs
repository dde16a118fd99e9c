using Framewright.Calls;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Serves calls of the peer that have no parameters; those that come all the same are passed over.</summary>
public abstract class PlainCallHandler : CallHandler
{
    /// <summary>Describes a handler.</summary>
    /// <param name="name">The C# name, without <c>On</c>.</param>
    /// <param name="wireName">The name on the wire.</param>
    protected PlainCallHandler(string name, string wireName)
        : base(name, wireName)
    {
    }

    /// <summary>Serves one call. Off the receive loop; several may run at once.</summary>
    /// <param name="cancellationToken">Cancelled when the socket has ended that the call came from.</param>
    /// <returns>The result as JSON; null for none.</returns>
    /// <exception cref="CallErrorException">What the peer is told; of any other exception it only learns that the call failed.</exception>
    protected abstract ValueTask<byte[]?> InvokeAsync(CancellationToken cancellationToken);

    internal sealed override PeerCall Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        cursor.Skip();
        return Call();
    }

    internal sealed override PeerCall ReadAbsent() => Call();

    private PeerCall<bool> Call() => new((_, cancellationToken) => InvokeAsync(cancellationToken), true);
}
