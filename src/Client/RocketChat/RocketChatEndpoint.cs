namespace Framewright.RocketChat;

/// <summary>Finds the websocket endpoint behind a server's address.</summary>
public static class RocketChatEndpoint
{
    private const string Path = "/websocket";

    /// <summary>Turns a server's address into its websocket endpoint: <c>https</c> becomes <c>wss</c>, <c>http</c> becomes <c>ws</c>, and <c>/websocket</c> is added when it is not there.</summary>
    /// <param name="server">For example <c>https://chat.example.com</c> or <c>wss://host/sub/websocket</c>.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or of another scheme.</exception>
    public static Uri Of(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        if (!server.IsAbsoluteUri) throw new ArgumentException("Give the whole address, for example https://chat.example.com.", nameof(server));
        var scheme = server.Scheme switch
        {
            "ws" or "http" => "ws",
            "wss" or "https" => "wss",
            _ => throw new ArgumentException($"A server's address begins with https, http, wss or ws, not with '{server.Scheme}'.", nameof(server)),
        };
        var path = server.AbsolutePath.TrimEnd('/');
        if (!path.EndsWith(Path, StringComparison.Ordinal)) path += Path;
        return new UriBuilder(server) { Scheme = scheme, Port = server.IsDefaultPort ? -1 : server.Port, Path = path }.Uri;
    }
}
