namespace Framewright.RocketChat;

/// <content>Ways to log in and out.</content>
public sealed partial class RocketChatClient
{
    /// <summary>Asked for the code when the server wants one for a call, see <see cref="WithSecondFactorAsync{T}"/>. What a client was started with; may be set at any time. Null when there is nobody to ask.</summary>
    public Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? SecondFactor { get; set; }

    /// <summary>When the session's token stops working, so that the connection can no longer heal without other credentials; null when it does not end, or the server does not say.</summary>
    public DateTimeOffset? TokenExpires => Identity?.TokenExpires;

    /// <summary>Connects and logs in with whatever a source of credentials gives: any of <see cref="RocketChatCredentials"/>.</summary>
    /// <param name="server">The server: <c>https://chat.example.com</c>, or its websocket endpoint. See <see cref="RocketChatEndpoint"/>.</param>
    /// <param name="username">The user's name; what the server is told for typing, and <see cref="Username"/>.</param>
    /// <param name="credentials">Asked for the credentials at the first login, and again whenever the server no longer accepts the token of an earlier one.</param>
    /// <param name="configure">Changes the connection's options; null for the defaults.</param>
    /// <param name="secondFactor">Asked for the code when the server wants one, at a login and for calls; null when there is nobody to ask.</param>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <returns>A live client. Dispose it to close the connection.</returns>
    /// <exception cref="AuthenticationException">The server refused the user; the message says why, and what to do.</exception>
    /// <exception cref="HandshakeRefusedException">The server refused the upgrade or the protocol's opening.</exception>
    /// <exception cref="ConnectionLostException">No connection could be made, or it broke.</exception>
    public static ValueTask<RocketChatClient> StartAsync(
        Uri server,
        string username,
        Func<CancellationToken, ValueTask<LoginRequest>> credentials,
        Func<RealtimeOptions, RealtimeOptions>? configure = null,
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        return OpenAsync(Create(server, username, credentials, configure, secondFactor), cancellationToken);
    }

    /// <summary>Connects and logs in with a token, and with other credentials once the server no longer accepts it: at the start, and whenever the connection heals.</summary>
    /// <param name="server">The server: <c>https://chat.example.com</c>, or its websocket endpoint. See <see cref="RocketChatEndpoint"/>.</param>
    /// <param name="username">The name of the token's user; what the server is told for typing, and <see cref="Username"/>.</param>
    /// <param name="token">The token: one of an earlier login (<see cref="LoginResult.Token"/>), or a personal access token.</param>
    /// <param name="renew">Asked for other credentials, such as <see cref="RocketChatCredentials.Password"/>, when the token is dead; gives null to give up.</param>
    /// <param name="configure">Changes the connection's options; null for the defaults.</param>
    /// <param name="secondFactor">Asked for the code when the server wants one, at a login and for calls; null when there is nobody to ask.</param>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <returns>A live client. Dispose it to close the connection; keep the token of its <see cref="Identity"/> for the next time.</returns>
    /// <exception cref="AuthenticationException">Neither the token nor the other credentials were accepted.</exception>
    /// <exception cref="HandshakeRefusedException">The server refused the upgrade or the protocol's opening.</exception>
    /// <exception cref="ConnectionLostException">No connection could be made, or it broke.</exception>
    public static async ValueTask<RocketChatClient> ResumeAsync(
        Uri server,
        string username,
        string token,
        Func<CancellationToken, ValueTask<LoginRequest?>> renew,
        Func<RealtimeOptions, RealtimeOptions>? configure = null,
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor = null,
        CancellationToken cancellationToken = default)
    {
        var source = new RenewedCredentials(token, renew);
        RocketChatClient client;
        try
        {
            client = await StartAsync(server, username, source.GiveAsync, configure, secondFactor, cancellationToken).ConfigureAwait(false);
        }
        catch (AuthenticationException refused) when (source.Refuse(refused))
        {
            client = await StartAsync(server, username, source.GiveAsync, configure, secondFactor, cancellationToken).ConfigureAwait(false);
        }

        source.Accept();
        return client;
    }

    /// <summary>Logs in over HTTP with a password, and connects with the token that it gave: the way to servers of the service flavour, which take nothing but tokens over the socket.</summary>
    /// <param name="server">The server: <c>https://chat.example.com</c>, or its websocket endpoint. See <see cref="RocketChatEndpoint"/>.</param>
    /// <param name="username">The user's name or verified e-mail address.</param>
    /// <param name="password">The password; only its digest is sent, and only the digest is kept.</param>
    /// <param name="configure">Changes the connection's options; null for the defaults.</param>
    /// <param name="secondFactor">Asked for the code when the server wants one, at a login and for calls; null when there is nobody to ask.</param>
    /// <param name="cancellationToken">Gives up the attempt.</param>
    /// <returns>A live client. Dispose it to close the connection.</returns>
    /// <exception cref="AuthenticationException">The server refused the user; the message says why, and what to do.</exception>
    /// <exception cref="HandshakeRefusedException">The server refused the upgrade or the protocol's opening.</exception>
    /// <exception cref="ConnectionLostException">No connection could be made, or it broke.</exception>
    public static ValueTask<RocketChatClient> StartOverHttpAsync(
        Uri server,
        string username,
        string password,
        Func<RealtimeOptions, RealtimeOptions>? configure = null,
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor = null,
        CancellationToken cancellationToken = default)
    {
        var login = new HttpCredentials(username, password, secondFactor);
        var client = Create(server, username, login.GiveAsync, configure, secondFactor);
        login.Client = client;
        return OpenAsync(client, cancellationToken);
    }

    /// <summary>Makes a call that the server may refuse until it gets the code of a second factor: asks <see cref="SecondFactor"/> for it and calls again, at most three times.</summary>
    /// <example><c>var token = await client.WithSecondFactorAsync(proof => client.GenerateAccessTokenAsync(wanted, proof));</c></example>
    /// <remarks>The code goes into the call, and into nothing else: neither logs nor errors have it.</remarks>
    /// <param name="call">The call; it gets null at first, and what completes it afterwards.</param>
    /// <param name="cancellationToken">Ends the asking. The call has a token of its own.</param>
    /// <returns>What the call returned.</returns>
    /// <exception cref="CallException">The server refused the call for another reason, or wants a code (<c>totp-required</c>, <c>totp-invalid</c>) that nobody gave.</exception>
    public async ValueTask<T> WithSecondFactorAsync<T>(Func<SecondFactorProof?, ValueTask<T>> call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        SecondFactorProof? proof = null;
        for (var asked = 0; ; asked++)
        {
            try
            {
                return await call(proof).ConfigureAwait(false);
            }
            catch (CallException refused) when (SecondFactor is not null && asked < SecondFactorChallenge.MaxAttempts && SecondFactorChallenge.IsIn(refused.Code))
            {
                var challenge = SecondFactorChallenge.Of(refused.Error);
                if (await SecondFactor(challenge, cancellationToken).ConfigureAwait(false) is not { Length: > 0 } code) throw;
                proof = RocketChatCredentials.Proof(challenge.Method, code);
            }
        }
    }

    /// <inheritdoc cref="WithSecondFactorAsync{T}"/>
    /// <returns>Completes with the call.</returns>
    public async ValueTask WithSecondFactorAsync(Func<SecondFactorProof?, ValueTask> call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        await WithSecondFactorAsync(
            async proof =>
            {
                await call(proof).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends all other sessions of the user, and gives this one a new token, so that a copy of the old one is useless too. Personal access tokens go on.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The session's login from now on, with the new token.</returns>
    /// <exception cref="CallException">The server refused, for example because nobody is logged in.</exception>
    public async ValueTask<LoginResult> LogOutOtherClientsAsync(CancellationToken cancellationToken = default)
    {
        var renewed = await GetNewTokenAsync(cancellationToken).ConfigureAwait(false);

        // Before the old one dies: from here on a break heals with the new one. Not every server counts it as this connection's by itself.
        authenticator?.Adopt(renewed);
        await LoginAsync(RocketChatCredentials.Token(renewed.Token), cancellationToken).ConfigureAwait(false);
        await RemoveOtherTokensAsync(cancellationToken).ConfigureAwait(false);
        return renewed;
    }

    /// <summary>Logs out, so that the session's token is useless, and closes the connection.</summary>
    /// <remarks>A personal access token ends with it too, as far as the server lets it.</remarks>
    /// <param name="cancellationToken">Gives up waiting; the connection is closed all the same.</param>
    /// <exception cref="CallException">The server refused; the connection is closed all the same.</exception>
    public async ValueTask LogOutAndCloseAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await LogoutAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Waits until the server ends the session's login: somebody logged it out from elsewhere, or its user was deactivated.</summary>
    /// <remarks>A forced logout that names one session is checked by logging in with the token once more. Forget the token when this completes.</remarks>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="InvalidOperationException">Nobody is logged in yet.</exception>
    /// <exception cref="ConnectionLostException">The connection ended for another reason.</exception>
    public async Task ForcedLogoutAsync(CancellationToken cancellationToken = default)
    {
        var login = Identity ?? throw new InvalidOperationException("Nobody is logged in yet: connect first.");
        await foreach (var logout in ForcedLogoutsAsync(login.UserId).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (string.IsNullOrEmpty(logout.SessionId) || !await IsAcceptedAsync(Identity?.Token ?? login.Token, cancellationToken).ConfigureAwait(false)) return;
        }
    }

    private async ValueTask<bool> IsAcceptedAsync(string token, CancellationToken cancellationToken)
    {
        try
        {
            await LoginAsync(RocketChatCredentials.Token(token), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (CallException refused) when (refused.Code == RocketChatErrors.LoginRefused)
        {
            return false;
        }
    }

    private static RocketChatClient Create(
        Uri server,
        string? username,
        Func<CancellationToken, ValueTask<LoginRequest>> credentials,
        Func<RealtimeOptions, RealtimeOptions>? configure,
        Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor)
    {
        var options = RocketChatEndpoint.Options(server);
        var challenge = secondFactor is null ? null : RocketChatCredentials.Completing(secondFactor);
        return new RocketChatClient(configure?.Invoke(options) ?? options, credentials, challenge) { Username = username, SecondFactor = secondFactor };
    }

    private static async ValueTask<RocketChatClient> OpenAsync(RocketChatClient client, CancellationToken cancellationToken)
    {
        try
        {
            await client.StartAsync(cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
