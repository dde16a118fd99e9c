using System.Net;

namespace Framewright.RocketChat;

/// <summary>Gets tokens by logging in over HTTP, whenever a connection asks for credentials. Asked by one attempt to connect at a time.</summary>
internal sealed class HttpCredentials
{
    private readonly string username;
    private readonly PasswordDigest password;
    private readonly Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor;

    public HttpCredentials(string username, string password, Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>>? secondFactor)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        this.username = username;
        this.password = RocketChatCredentials.Digest(password);
        this.secondFactor = secondFactor;
    }

    /// <summary>The client that the token is for, and that makes the call. Set before it connects.</summary>
    public RocketChatClient? Client { get; set; }

    /// <exception cref="AuthenticationException">The server refused the user.</exception>
    public async ValueTask<LoginRequest> GiveAsync(CancellationToken cancellationToken)
    {
        string? code = null;
        for (var asked = 0; ; asked++)
        {
            try
            {
                var login = await Client!.LogInOverHttpAsync(username, password, code, cancellationToken).ConfigureAwait(false);
                return RocketChatCredentials.Token(login.Token);
            }
            catch (CallException refused) when (secondFactor is not null && asked < SecondFactorChallenge.MaxAttempts && SecondFactorChallenge.IsIn(refused.Code))
            {
                code = await secondFactor(SecondFactorChallenge.Of(refused.Error), cancellationToken).ConfigureAwait(false);
                if (string.IsNullOrEmpty(code)) throw Refused(refused);
            }
            catch (CallException refused)
            {
                throw Refused(refused);
            }
        }
    }

    private static AuthenticationException Refused(CallException refused)
    {
        // Too many logins, or a server in trouble, pass with time; all else is said of the user.
        var isTransient = refused.IsTransient || refused.StatusCode >= HttpStatusCode.InternalServerError;

        // Over HTTP a wrong name and a wrong password have a word in place of the code.
        var advice = refused.Advice ?? (refused.StatusCode == HttpStatusCode.Unauthorized ? RocketChatErrors.AdviceFor(RocketChatErrors.LoginRefused) : null);
        return new AuthenticationException($"The server refused the login over HTTP: {refused.Error}.", refused.Code, refused.Reason ?? refused.Error.Message, isTransient, refused.RetryAfter, refused, advice);
    }
}
