namespace Framewright.RocketChat;

/// <summary>A typed client of Rocket.Chat's realtime api.</summary>
/// <remarks>
/// Methods, streams and types come from the schemas under <c>schema/rocketchat</c>; what is written by hand here only bundles them.
/// The connection is the websocket endpoint of a server: <c>wss://host/websocket</c>.
/// </remarks>
[RealtimeClient("RocketChat")]
public sealed partial class RocketChatClient
{
    /// <summary>Connects and logs in with a password.</summary>
    /// <remarks>The token of the first login stands in for the password, and for the second factor, whenever the connection heals; both are asked for again only when the server no longer accepts the token.</remarks>
    /// <param name="server">The server: <c>https://chat.example.com</c>, or its websocket endpoint. See <see cref="RocketChatEndpoint"/>.</param>
    /// <param name="username">The user's name or verified e-mail address.</param>
    /// <param name="password">The password; only its digest is sent, and only the digest is kept.</param>
    /// <param name="configure">Changes the connection's options; null for the defaults.</param>
    /// <param name="secondFactor">Asked for the code when the server wants one, and again when it was wrong, three times in all; gives null to give up. Runs on no particular thread, and may take its time. The code is sent, and neither kept nor logged. Null when there is nobody to ask.</param>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <returns>A live client. Dispose it to close the connection.</returns>
    /// <exception cref="AuthenticationException">The server refused the user, or wants a code that nobody gave; the message says why.</exception>
    /// <exception cref="HandshakeRefusedException">The server refused the upgrade or the protocol's opening.</exception>
    /// <exception cref="ConnectionLostException">No connection could be made, or it broke.</exception>
    public static ValueTask<RocketChatClient> StartAsync(
        Uri server,
        string username,
        string password,
        Func<RealtimeOptions, RealtimeOptions>? configure = null,
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor = null,
        CancellationToken cancellationToken = default) =>
        ConnectAsync(server, RocketChatCredentials.Password(username, password), username, configure, secondFactor, cancellationToken);

    /// <summary>Connects and logs in with a token: one of an earlier login (<see cref="LoginResult.Token"/>), or a personal access token.</summary>
    /// <param name="server">The server: <c>https://chat.example.com</c>, or its websocket endpoint. See <see cref="RocketChatEndpoint"/>.</param>
    /// <param name="username">The name of the token's user; what the server is told for typing, and <see cref="Username"/>.</param>
    /// <param name="token">The token.</param>
    /// <param name="configure">Changes the connection's options; null for the defaults.</param>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <returns>A live client. Dispose it to close the connection.</returns>
    /// <exception cref="AuthenticationException">The token is not, or no longer, valid.</exception>
    /// <exception cref="HandshakeRefusedException">The server refused the upgrade or the protocol's opening.</exception>
    /// <exception cref="ConnectionLostException">No connection could be made, or it broke.</exception>
    public static ValueTask<RocketChatClient> ResumeAsync(Uri server, string username, string token, Func<RealtimeOptions, RealtimeOptions>? configure = null, CancellationToken cancellationToken = default) =>
        ConnectAsync(server, RocketChatCredentials.Token(token), username, configure, null, cancellationToken);

    /// <summary>The name that the session was started with; null for a client that was constructed without one.</summary>
    public string? Username { get; init; }

    /// <summary>The id of the session's user; null before the first successful login.</summary>
    public string? UserId => Identity?.UserId;

    private static async ValueTask<RocketChatClient> ConnectAsync(
        Uri server,
        LoginRequest credentials,
        string username,
        Func<RealtimeOptions, RealtimeOptions>? configure,
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor,
        CancellationToken cancellationToken)
    {
        var options = new RealtimeOptions { Endpoint = RocketChatEndpoint.Of(server) };
        var challenge = secondFactor is null ? null : RocketChatCredentials.Completing(secondFactor);
        var client = new RocketChatClient(configure?.Invoke(options) ?? options, _ => ValueTask.FromResult(credentials), challenge) { Username = username, SecondFactor = secondFactor };
        try
        {
            await client.ConnectAsync(cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
