namespace Framewright.Transport;

/// <summary>Makes transports: the seam at which tests and other carriers come in.</summary>
public interface ITransportConnector
{
    /// <summary>Opens one socket.</summary>
    /// <param name="endpoint">Where to, asked anew for every attempt.</param>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <exception cref="HandshakeRefusedException">The server answered but refused.</exception>
    /// <exception cref="ConnectionLostException">No connection could be made (<see cref="CallOutcome.NotSent"/>).</exception>
    ValueTask<ITransport> ConnectAsync(Uri endpoint, CancellationToken cancellationToken);

    /// <summary>Opens one socket for a protocol that wants headers or a sub-protocol. A connector that does not implement it serves the protocols that want neither.</summary>
    /// <param name="request">Where to, and what the protocol wants.</param>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <exception cref="HandshakeRefusedException">The server answered but refused, or chose none of the sub-protocols.</exception>
    /// <exception cref="ConnectionLostException">No connection could be made (<see cref="CallOutcome.NotSent"/>).</exception>
    /// <exception cref="NotSupportedException">The connector knows neither headers nor sub-protocols.</exception>
    ValueTask<ITransport> ConnectAsync(SocketRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Headers.Count > 0 || request.SubProtocols.Count > 0)
            throw new NotSupportedException("The protocol wants headers or a sub-protocol of the upgrade: implement ITransportConnector.ConnectAsync(SocketRequest, CancellationToken).");
        return ConnectAsync(request.Endpoint, cancellationToken);
    }
}
