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
    /// <param name="refused">The login that was refused.</param>
    /// <param name="code">The code of the authenticator app, or the one that came by mail.</param>
    public static LoginRequest WithCode(LoginRequest refused, string code)
    {
        ArgumentNullException.ThrowIfNull(refused);
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new LoginRequest { Totp = new SecondFactor { Code = code, Login = refused } };
    }

    private static string Digest(string password) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password)));
}
