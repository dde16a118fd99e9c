using System.Security.Cryptography;
using System.Text;

namespace Framewright.RocketChat;

/// <summary>Makes the credentials of a login.</summary>
public static class RocketChatCredentials
{
    /// <summary>A user and a password, of which only the SHA-256 digest is kept and sent.</summary>
    /// <param name="username">The user's name, or a verified e-mail address.</param>
    /// <param name="password">The password.</param>
    public static LoginRequest Password(string username, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        ArgumentException.ThrowIfNullOrEmpty(password);
        return new LoginRequest
        {
            User = username.Contains('@', StringComparison.Ordinal) ? new LoginUser { Email = username } : new LoginUser { Username = username },
            Password = new PasswordDigest { Digest = Digest(password), Algorithm = "sha-256" },
        };
    }

    /// <summary>A token of an earlier login, or a personal access token.</summary>
    /// <param name="token">The token.</param>
    public static LoginRequest Token(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return new LoginRequest { Resume = token };
    }

    /// <summary>A login that was refused with <c>totp-required</c>, completed by the code that the server asked for.</summary>
    /// <param name="refused">The login that was refused; one that was refused for a wrong code gets the new one.</param>
    /// <param name="code">The code of the authenticator app, or the one that came by mail.</param>
    public static LoginRequest WithCode(LoginRequest refused, string code)
    {
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new LoginRequest { Totp = new SecondFactor { Code = code, Login = refused.Totp?.Login ?? refused } };
    }

    /// <summary>Answers challenges of logins with codes: what a client's constructor takes besides the source of credentials.</summary>
    /// <param name="secondFactor">Asked for the code, and again when it was wrong; gives null to give up.</param>
    public static Func<LoginChallenge<LoginRequest>, CancellationToken, ValueTask<LoginRequest?>> Completing(Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>> secondFactor)
    {
        ArgumentNullException.ThrowIfNull(secondFactor);
        return async (challenge, cancellationToken) =>
            await secondFactor(SecondFactorChallenge.Of(challenge.Error), cancellationToken).ConfigureAwait(false) is { Length: > 0 } code ? WithCode(challenge.Credentials, code) : null;
    }

    private static string Digest(string password) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password)));
}
