namespace Framewright;

/// <summary>What every generated client's interface begins with: the seam that other assemblies' extension methods go through.</summary>
/// <remarks>
/// Methods and streams that a project adds to an api of a package are extension methods on the api's interface. They use nothing but
/// <see cref="Connection"/>, so whoever implements the interface, a mock included, answers them by the connection that it gives; a connection
/// without a server, for tests, is <c>ScriptedConnection</c> in Framewright.Testing. The version of this seam is <see cref="RealtimeProtocolAttribute.CurrentAbi"/>.
/// </remarks>
public interface IRealtimeClient : IAsyncDisposable
{
    /// <summary>The connection under the client: its state, its statistics, its events.</summary>
    RealtimeConnection Connection { get; }

    /// <summary>Opens the connection; completes when calls can be made.</summary>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <exception cref="HandshakeRefusedException">The server refused the upgrade or the opening.</exception>
    /// <exception cref="AuthenticationException">The server refused the credentials.</exception>
    /// <exception cref="ConnectionLostException">No connection could be made, or it broke.</exception>
    ValueTask ConnectAsync(CancellationToken cancellationToken = default);
}
