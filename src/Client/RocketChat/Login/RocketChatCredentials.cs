using System.Security.Cryptography;
using System.Text;

namespace Framewright.RocketChat;

/// <summary>Makes the credentials of a login, in all the ways that a server may know. None of them shows its secrets as a text.</summary>
/// <remarks>Which ways a server knows is its administrator's choice; one that it does not know is refused with code 400. The service flavour knows tokens alone.</remarks>
public static class RocketChatCredentials
{
    private const string Algorithm = "sha-256";

    /// <summary>A user and a password, of which only the SHA-256 digest is kept and sent.</summary>
    /// <param name="username">The user's name, or a verified e-mail address.</param>
    /// <param name="password">The password.</param>
    public static LoginRequest Password(string username, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        return new LoginRequest
        {
            User = username.Contains('@', StringComparison.Ordinal) ? new LoginUser { Email = username } : new LoginUser { Username = username },
            Password = Digest(password),
        };
    }

    /// <summary>A token of an earlier login, or a personal access token.</summary>
    /// <param name="token">The token.</param>
    public static LoginRequest Token(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return new LoginRequest { Resume = token };
    }

    /// <summary>A token that logs in once, which another system has made for the user.</summary>
    /// <param name="token">The token.</param>
    public static LoginRequest OneTimeToken(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return new LoginRequest { OneTimeToken = token };
    }

    /// <summary>A user of a directory. The password travels as it is.</summary>
    /// <param name="username">The user's name in the directory.</param>
    /// <param name="password">The password there.</param>
    public static LoginRequest Ldap(string username, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        ArgumentException.ThrowIfNullOrEmpty(password);
        return new LoginRequest { IsLdap = true, Username = username, LdapPassword = password, LdapOptions = Json.JsonMap<System.Text.Json.JsonElement>.Empty };
    }

    /// <summary>A user of a Crowd server. The password travels as it is.</summary>
    /// <param name="username">The user's name there.</param>
    /// <param name="password">The password there.</param>
    public static LoginRequest Crowd(string username, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        ArgumentException.ThrowIfNullOrEmpty(password);
        return new LoginRequest { IsCrowd = true, Username = username, CrowdPassword = password };
    }

    /// <summary>A login that a CAS server has confirmed in a browser.</summary>
    /// <param name="credentialToken">The token that the browser was sent off with.</param>
    public static LoginRequest Cas(string credentialToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(credentialToken);
        return new LoginRequest { Cas = new CasLogin { CredentialToken = credentialToken } };
    }

    /// <summary>A login that a SAML provider has confirmed in a browser.</summary>
    /// <param name="credentialToken">What the browser came back with.</param>
    public static LoginRequest Saml(string credentialToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(credentialToken);
        return new LoginRequest { IsSaml = true, CredentialToken = credentialToken };
    }

    /// <summary>A login that another service has confirmed in a browser.</summary>
    /// <param name="credentialToken">The token that the browser was sent off with.</param>
    /// <param name="credentialSecret">The secret that it came back with.</param>
    public static LoginRequest OAuth(string credentialToken, string credentialSecret)
    {
        ArgumentException.ThrowIfNullOrEmpty(credentialToken);
        ArgumentException.ThrowIfNullOrEmpty(credentialSecret);
        return new LoginRequest { OAuth = new OAuthLogin { CredentialToken = credentialToken, CredentialSecret = credentialSecret } };
    }

    /// <summary>An access token of another service, which the server shows to that service.</summary>
    /// <param name="serviceName">The service, as the server calls it.</param>
    /// <param name="accessToken">The token.</param>
    /// <param name="expiresIn">How long the token is good for, in whole seconds; null when it does not end.</param>
    /// <param name="idToken">The identity token, where the service gave one.</param>
    /// <param name="secret">The token's secret, where the service gave one.</param>
    public static LoginRequest AccessToken(string serviceName, string accessToken, TimeSpan? expiresIn = null, string? idToken = null, string? secret = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(serviceName);
        ArgumentException.ThrowIfNullOrEmpty(accessToken);
        return new LoginRequest { ServiceName = serviceName, AccessToken = accessToken, ExpiresIn = (int?)expiresIn?.TotalSeconds, IdToken = idToken, AccessTokenSecret = secret };
    }

    /// <summary>A login with Apple.</summary>
    /// <param name="identityToken">The identity token.</param>
    /// <param name="fullName">The user's name, which Apple gives at the first login only; null when it did not.</param>
    /// <param name="email">The user's address; null when Apple did not give it.</param>
    public static LoginRequest Apple(string identityToken, AppleName? fullName = null, string? email = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(identityToken);
        return new LoginRequest { AppleToken = identityToken, FullName = fullName, Email = email };
    }

    /// <summary>A login that the page around the client has made.</summary>
    /// <param name="token">The token that the page gave.</param>
    public static LoginRequest Iframe(string token)
    {
        ArgumentException.ThrowIfNullOrEmpty(token);
        return new LoginRequest { IsIframe = true, IframeToken = token };
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

    /// <summary>What completes a call that was refused with <c>totp-required</c>.</summary>
    /// <param name="method">Where the code comes from.</param>
    /// <param name="code">The code; for <see cref="SecondFactorMethod.Password"/> the password itself, of which only the digest is kept and sent.</param>
    public static SecondFactorProof Proof(SecondFactorMethod method, string code)
    {
        ArgumentException.ThrowIfNullOrEmpty(code);
        return new SecondFactorProof { Method = method, Code = method == SecondFactorMethod.Password ? Hash(code) : code };
    }

    /// <summary>A password as the server takes it, for example to change one.</summary>
    /// <param name="password">The password, of which only the SHA-256 digest is kept and sent.</param>
    public static PasswordDigest Digest(string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(password);
        return new PasswordDigest { Digest = Hash(password), Algorithm = Algorithm };
    }

    /// <summary>Answers challenges of logins with codes: what a client's constructor takes besides the source of credentials.</summary>
    /// <param name="secondFactor">Asked for the code, and again when it was wrong; gives null to give up.</param>
    public static Func<LoginChallenge<LoginRequest>, CancellationToken, ValueTask<LoginRequest?>> Completing(Func<SecondFactorChallenge, CancellationToken, ValueTask<string?>> secondFactor)
    {
        ArgumentNullException.ThrowIfNull(secondFactor);
        return async (challenge, cancellationToken) =>
            await secondFactor(SecondFactorChallenge.Of(challenge.Error), cancellationToken).ConfigureAwait(false) is { Length: > 0 } code ? WithCode(challenge.Credentials, code) : null;
    }

    private static string Hash(string password) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(password)));
}
