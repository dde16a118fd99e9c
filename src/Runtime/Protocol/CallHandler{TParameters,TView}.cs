using Framewright.Calls;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Serves calls of the peer that have parameters.</summary>
/// <typeparam name="TParameters">The parameters: one value, or a record of several.</typeparam>
/// <typeparam name="TView">Their view.</typeparam>
public abstract class CallHandler<TParameters, TView> : CallHandler
    where TView : allows ref struct
{
    private readonly RealtimeStream<TParameters, TView> shape;
    private readonly bool isOptional;

    /// <summary>Describes a handler.</summary>
    /// <param name="name">The C# name, without <c>On</c>.</param>
    /// <param name="wireName">The name on the wire.</param>
    /// <param name="shape">Reads the parameters as it would read an event.</param>
    /// <param name="isOptional">Whether a call may come without parameters.</param>
    protected CallHandler(string name, string wireName, RealtimeStream<TParameters, TView> shape, bool isOptional)
        : base(name, wireName)
    {
        ArgumentNullException.ThrowIfNull(shape);
        this.shape = shape;
        this.isOptional = isOptional;
    }

    /// <summary>Serves one call. Off the receive loop; several may run at once.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="cancellationToken">Cancelled when the socket has ended that the call came from.</param>
    /// <returns>The result as JSON; null for none.</returns>
    /// <exception cref="CallErrorException">What the peer is told; of any other exception it only learns that the call failed.</exception>
    protected abstract ValueTask<byte[]?> InvokeAsync(TParameters parameters, CancellationToken cancellationToken);

    internal sealed override PeerCall Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        scratch.Reset();
        var slot = shape.Read(ref cursor, scratch);
        return new PeerCall<TParameters>(InvokeAsync, shape.Record(cursor.Frame, scratch, slot));
    }

    internal sealed override PeerCall? ReadAbsent() => isOptional ? new PeerCall<TParameters>(InvokeAsync, shape.Record(default, new ViewScratch(), default)) : null;
}
