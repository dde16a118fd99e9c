namespace Framewright.Transport;

/// <summary>Reads the addresses that servers name for sockets.</summary>
internal static class SocketAddress
{
    /// <summary>Reads an address.</summary>
    /// <exception cref="HandshakeRefusedException">It is none of a socket. The text is not quoted: it may be a ticket.</exception>
    public static Uri Parse(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeWs || address.Scheme == Uri.UriSchemeWss)
            ? address
            : throw new HandshakeRefusedException("The server named an address for the socket that is no absolute ws:// or wss:// one.");
}
