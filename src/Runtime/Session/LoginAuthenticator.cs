namespace Framewright;

/// <summary>Authenticates a session with one call, as an api's schema describes under <c>session</c>. The generator derives one for each such api.</summary>
/// <remarks>
/// The credentials source is asked at every attempt, until a login gave a token; from then on the token stands in for it. A token that the server no longer accepts is forgotten, and the source is asked again.
/// A login that is refused because something is missing, a second factor, goes on with what <see cref="Challenge"/> gives.
/// </remarks>
/// <typeparam name="TCredentials">The parameter of the authenticating method.</typeparam>
/// <typeparam name="TIdentity">Its result: who the session belongs to.</typeparam>
public abstract class LoginAuthenticator<TCredentials, TIdentity> : SessionAuthenticator
    where TCredentials : class
    where TIdentity : class
{
    private const int MaxChallenges = 3;

    private readonly Func<CancellationToken, ValueTask<TCredentials>> source;
    private volatile TIdentity? identity;

    /// <summary>Creates the authenticator.</summary>
    /// <param name="source">Gives the credentials; asked anew when they are needed.</param>
    protected LoginAuthenticator(Func<CancellationToken, ValueTask<TCredentials>> source) => this.source = source;

    /// <summary>Who the session belongs to; null before the first successful login.</summary>
    public TIdentity? Identity => identity;

    /// <summary>
    /// Asked when a login is refused with a code that the api's schema lists under <c>challenge</c>: gives the credentials to present in place of those, or null to give up.
    /// At most three times in one attempt to connect. Runs on no particular thread, and may take its time. Default: null, such a login is refused like any other.
    /// </summary>
    public Func<LoginChallenge<TCredentials>, CancellationToken, ValueTask<TCredentials?>>? Challenge { get; init; }

    /// <summary>Takes on what another call resulted in that renewed the login of the present session: its token is presented from then on.</summary>
    /// <param name="renewed">The result.</param>
    public void Adopt(TIdentity renewed)
    {
        ArgumentNullException.ThrowIfNull(renewed);
        identity = renewed;
    }

    /// <inheritdoc/>
    public sealed override async ValueTask AuthenticateAsync(RealtimeConnection connection, CancellationToken cancellationToken)
    {
        if (identity is { } known && Resume(known) is { } token)
        {
            try
            {
                identity = await LoginWithChallengesAsync(token, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (CallException refused) when (IsTerminal(refused.Code))
            {
                // The token is dead, the session's owner is not: the source may know better.
                identity = null;
            }
            catch (CallException refused)
            {
                throw Refused(refused);
            }
        }

        var credentials = await source(cancellationToken).ConfigureAwait(false)
            ?? throw new AuthenticationException("The credentials source gave null. Let it give the credentials, or throw.");
        try
        {
            identity = await LoginWithChallengesAsync(credentials, cancellationToken).ConfigureAwait(false);
        }
        catch (CallException refused)
        {
            throw Refused(refused);
        }
    }

    /// <summary>Makes the authenticating call.</summary>
    /// <param name="credentials">What to present.</param>
    /// <param name="cancellationToken">Cancelled when the attempt is given up.</param>
    protected abstract ValueTask<TIdentity> LoginAsync(TCredentials credentials, CancellationToken cancellationToken);

    /// <summary>Whether an error code means that the same credentials will never be accepted.</summary>
    /// <param name="code">The server's code as text.</param>
    protected abstract bool IsTerminal(string? code);

    /// <summary>Whether an error code means that somebody can be asked for more.</summary>
    /// <param name="code">The server's code as text.</param>
    protected virtual bool IsChallenge(string? code) => false;

    /// <summary>The credentials that resume an earlier login; null when it gave no token.</summary>
    /// <param name="earlier">The result of the earlier login.</param>
    protected virtual TCredentials? Resume(TIdentity earlier) => null;

    private async ValueTask<TIdentity> LoginWithChallengesAsync(TCredentials credentials, CancellationToken cancellationToken)
    {
        for (var asked = 0; ; asked++)
        {
            try
            {
                return await LoginAsync(credentials, cancellationToken).ConfigureAwait(false);
            }
            catch (CallException refused) when (Challenge is not null && asked < MaxChallenges && IsChallenge(refused.Code))
            {
                if (await Challenge(new LoginChallenge<TCredentials>(credentials, refused.Error), cancellationToken).ConfigureAwait(false) is not { } more) throw;
                credentials = more;
            }
        }
    }

    private AuthenticationException Refused(CallException refused)
    {
        // What a challenge asks for does not come by itself: presenting the same again would only ask again.
        var isFinal = IsTerminal(refused.Code) || IsChallenge(refused.Code);
        var advice = IsTerminal(refused.Code) ? "Check them; the same ones will not be accepted."
            : isFinal ? "It wants more than was presented: answer its challenge."
            : "The same ones may be accepted later.";
        return new AuthenticationException($"The server refused the credentials: {refused.Error}. {advice}", refused.Code, refused.Reason, isTransient: !isFinal, refused.RetryAfter, refused, refused.Advice);
    }
}
