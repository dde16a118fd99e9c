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
    /// <exception cref="ServerVersionException">The server gives a version that cannot be read; name it in <see cref="RealtimeOptions.ServiceVersion"/>.</exception>
    public static ValueTask<RocketChatClient> StartAsync(
        Uri server,
        string username,
        string password,
        Func<RealtimeOptions, RealtimeOptions>? configure = null,
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor = null,
        CancellationToken cancellationToken = default) =>
        StartAsync(server, RocketChatCredentials.Password(username, password), username, configure, secondFactor, cancellationToken);

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
    /// <exception cref="ServerVersionException">The server gives a version that cannot be read; name it in <see cref="RealtimeOptions.ServiceVersion"/>.</exception>
    public static ValueTask<RocketChatClient> ResumeAsync(Uri server, string username, string token, Func<RealtimeOptions, RealtimeOptions>? configure = null, CancellationToken cancellationToken = default) =>
        StartAsync(server, RocketChatCredentials.Token(token), username, configure, null, cancellationToken);

    /// <summary>The name that the session was started with; null for a client that was constructed without one.</summary>
    public string? Username { get; init; }

    /// <summary>The id of the session's user; null before the first successful login.</summary>
    public string? UserId => Identity?.UserId;

    /// <summary>Connects a client that was constructed or comes from the environment, and asks the server for its version beside the login. After that it heals by itself.</summary>
    /// <remarks>The version decides which way some methods take (<see cref="RealtimeConnection.ServiceVersion"/>). A server that does not tell it is spoken to by its socket; one that is named in <see cref="RealtimeOptions.ServiceVersion"/> is not asked.</remarks>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <inheritdoc cref="StartAsync(Uri,string,string,Func{RealtimeOptions,RealtimeOptions},Func{SecondFactorChallenge,CancellationToken,ValueTask{string}},CancellationToken)" path="/exception"/>
    public async ValueTask StartAsync(CancellationToken cancellationToken = default)
    {
        using var asking = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var version = Connection.ServiceVersion is null ? this.FindServerVersionAsync(asking.Token).AsTask() : null;
        try
        {
            await ConnectAsync(cancellationToken).ConfigureAwait(false);
            if (version is not null) Connection.ServiceVersion = await version.ConfigureAwait(false);
        }
        catch
        {
            await asking.CancelAsync().ConfigureAwait(false);
            if (version is not null) await ((Task)version).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private static ValueTask<RocketChatClient> StartAsync(
        Uri server,
        LoginRequest credentials,
        string username,
        Func<RealtimeOptions, RealtimeOptions>? configure,
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor,
        CancellationToken cancellationToken) =>
        OpenAsync(Create(server, credentials, username, configure, secondFactor), cancellationToken);

    private static RocketChatClient Create(
        Uri server,
        LoginRequest credentials,
        string? username,
        Func<RealtimeOptions, RealtimeOptions>? configure,
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor) =>
        Create(server, username, _ => ValueTask.FromResult(credentials), configure, secondFactor);
}
