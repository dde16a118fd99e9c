namespace Framewright.RocketChat;

/// <summary>Finds the websocket endpoint, and the HTTP side, behind a server's address.</summary>
public static class RocketChatEndpoint
{
    private const string Path = "/websocket";

    /// <summary>Turns a server's address into its websocket endpoint: <c>https</c> becomes <c>wss</c>, <c>http</c> becomes <c>ws</c>, and <c>/websocket</c> is added when it is not there.</summary>
    /// <param name="server">For example <c>https://chat.example.com</c> or <c>wss://host/sub/websocket</c>.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or of another scheme.</exception>
    public static Uri Of(Uri server)
    {
        var isSecure = IsSecure(server);
        return new UriBuilder(server) { Scheme = isSecure ? "wss" : "ws", Port = PortOf(server), Path = Folder(server) + Path }.Uri;
    }

    /// <summary>Turns a server's address into that of its HTTP side: the same host and folder, without <c>/websocket</c>.</summary>
    /// <param name="server">For example <c>https://chat.example.com</c> or <c>wss://host/sub/websocket</c>.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or of another scheme.</exception>
    public static Uri HttpOf(Uri server)
    {
        var isSecure = IsSecure(server);
        return new UriBuilder(server) { Scheme = isSecure ? "https" : "http", Port = PortOf(server), Path = Folder(server), Query = "", Fragment = "", UserName = "", Password = "" }.Uri;
    }

    /// <summary>The options of a connection to a server: both addresses, and all else as it is by default.</summary>
    /// <param name="server">For example <c>https://chat.example.com</c> or <c>wss://host/sub/websocket</c>.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or of another scheme.</exception>
    public static RealtimeOptions Options(Uri server) =>
        new() { Endpoint = Of(server), HttpEndpoint = Folder(server).Length == 0 ? null : HttpOf(server) };

    private static bool IsSecure(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (!server.IsAbsoluteUri) throw new ArgumentException("Give the whole address, for example https://chat.example.com.", nameof(server));
        return server.Scheme switch
        {
            "ws" or "http" => false,
            "wss" or "https" => true,
            _ => throw new ArgumentException($"A server's address begins with https, http, wss or ws, not with '{server.Scheme}'.", nameof(server)),
        };
    }

    /// <summary>The port that was given; -1 for the scheme's own.</summary>
    private static int PortOf(Uri server) => server.IsDefaultPort ? -1 : server.Port;

    private static string Folder(Uri server)
    {
        var path = server.AbsolutePath.TrimEnd('/');
        return path.EndsWith(Path, StringComparison.Ordinal) ? path[..^Path.Length] : path;
    }
}
