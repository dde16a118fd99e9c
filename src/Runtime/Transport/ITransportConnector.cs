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
}
