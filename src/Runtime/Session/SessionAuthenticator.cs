namespace Framewright;

/// <summary>Makes an opened session usable: runs after the protocol's opening, before the connection is live.</summary>
public abstract class SessionAuthenticator
{
    /// <summary>Presents the credentials. Calls made from here are let through; everybody else's fail until the connection is live.</summary>
    /// <param name="connection">The connection in state <see cref="ConnectionState.Authenticating"/>.</param>
    /// <param name="cancellationToken">Cancelled when the attempt to connect is given up.</param>
    /// <returns>Completes when the session is usable.</returns>
    /// <exception cref="AuthenticationException">The server did not accept the credentials. Any exception ends the socket and is thrown by <see cref="RealtimeConnection.ConnectAsync"/>.</exception>
    public abstract ValueTask AuthenticateAsync(RealtimeConnection connection, CancellationToken cancellationToken);
}
