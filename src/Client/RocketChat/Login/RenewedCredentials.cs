namespace Framewright.RocketChat;

/// <summary>A token, and what replaces it once the server no longer accepts it. Asked by one attempt to connect at a time.</summary>
internal sealed class RenewedCredentials
{
    private readonly LoginRequest token;
    private readonly Func<CancellationToken, ValueTask<LoginRequest?>> renew;
    private AuthenticationException? refusal;
    private volatile bool isDead;

    public RenewedCredentials(string token, Func<CancellationToken, ValueTask<LoginRequest?>> renew)
    {
        ArgumentNullException.ThrowIfNull(renew);
        this.token = RocketChatCredentials.Token(token);
        this.renew = renew;
    }

    /// <summary>Whether a refusal is the token's end, after which <see cref="GiveAsync"/> gives something else.</summary>
    public bool Refuse(AuthenticationException refused)
    {
        if (isDead || refused.IsTransient || SecondFactorChallenge.IsIn(refused.Code)) return false;
        refusal = refused;
        isDead = true;
        return true;
    }

    /// <summary>Says that the token was accepted: whoever asks again has seen it refused.</summary>
    public void Accept() => isDead = true;

    public async ValueTask<LoginRequest> GiveAsync(CancellationToken cancellationToken)
    {
        if (!isDead) return token;
        return await renew(cancellationToken).ConfigureAwait(false)
            ?? throw refusal ?? new AuthenticationException("The server no longer accepts the token, and there are no other credentials. Log in anew.");
    }
}
