namespace Framewright.Transport;

/// <summary>A socket on which the peer now speaks WebSocket.</summary>
/// <param name="Stream">The bytes behind the HTTP answer, none lost.</param>
/// <param name="Connection">What HTTP keeps about the connection; disposing it ends the socket too.</param>
/// <param name="SubProtocol">The sub-protocol that the server picked, or null.</param>
/// <param name="IsCompressed">Whether the server may compress its messages.</param>
internal sealed record UpgradedSocket(BufferedSocketStream Stream, IDisposable Connection, string? SubProtocol, bool IsCompressed);
