using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Logs a connection in by password digest, with or without a second factor, or by token.</summary>
internal sealed class Login : IMethod
{
    public string Name => "login";

    public bool IsForwarded => false;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        if (caller.Options.Flavor == ServerFlavor.Streamer)
            return ByStreamer(caller, parameters);
        return ByRules(caller, parameters.ObjectAt(0));
    }

    /// <summary>Logs in by whatever the request holds: a token, a password, or a directory's.</summary>
    /// <exception cref="DdpException">It is refused.</exception>
    public static MethodResult ByRules(Caller caller, JsonObject request)
    {
        if (request.ContainsKey("resume"))
            return ByToken(caller, request.Required("resume"));
        var totp = request["totp"] as JsonObject;
        var login = totp is null ? request : totp["login"] as JsonObject ?? request;
        if (login.ContainsKey("resume"))
            return ByToken(caller, login.Required("resume"));
        var isDirectory = login["ldap"]?.ToString() == "true";
        var (who, password) = isDirectory
            ? (new JsonObject { ["username"] = login.Required("username") }, login["ldapPass"])
            : (login["user"] as JsonObject, login["password"]);
        if (who is null || password is null)
            throw new DdpException(new DdpError(400, "Unrecognized options for login request"));
        var user = Find(caller.Workspace.Users, who) ?? throw new DdpException(new DdpError(403, "User not found"));
        if (!Matches(user, password))
            throw new DdpException(new DdpError(403, "Incorrect password"));
        if (user.TotpCode is { } expected && totp?["code"].Text() != expected)
            throw new DdpException(SecondFactor.Wanted(isFirstAttempt: totp is null));
        return Enter(caller, caller.Workspace.Users.IssueToken(user), isDirectory ? "ldap" : "password");
    }

    /// <summary>The streamer knows tokens only, and one error for all that is wrong with them.</summary>
    private static MethodResult ByStreamer(Caller caller, JsonArray parameters)
    {
        if (parameters.At(0) is not JsonObject request)
            throw new DdpException(DdpError.Internal);
        var token = request["resume"].Text() is { } value ? caller.Workspace.Users.Token(value) : null;
        if (token is null || HasExpired(caller, token))
            throw new DdpException(new DdpError(403, "You've been logged out by the server. Please log in again"));
        return Enter(caller, token, "resume");
    }

    private static MethodResult ByToken(Caller caller, string value)
    {
        if (caller.Workspace.Users.Token(value) is not { } token)
            throw new DdpException(new DdpError(403, "You've been logged out by the server. Please log in again."));
        if (HasExpired(caller, token))
            throw new DdpException(new DdpError(403, "Your session has expired. Please log in again."));
        return Enter(caller, token, "resume");
    }

    private static MethodResult Enter(Caller caller, LoginToken token, string type)
    {
        if (!token.Owner.IsActive)
            throw new DdpException(DdpError.NotIn("error-user-is-not-activated", "User is not activated", "login"));
        caller.Become(token.Owner, token.Value);
        var result = new JsonObject { ["id"] = token.Owner.Id, ["token"] = token.Value };
        // A personal access token has no expiry: the monolith says null, the streamer says nothing.
        if (token.ExpiresAt is not null || caller.Options.Flavor == ServerFlavor.Monolith)
            result["tokenExpires"] = Ejson.Date(token.ExpiresAt);
        result["type"] = type;
        return MethodResult.Of(result);
    }

    private static bool HasExpired(Caller caller, LoginToken token) => token.ExpiresAt < caller.Workspace.Clock.Now;

    private static TestUser? Find(UserBook users, JsonObject who) =>
        who["username"].Text() is { } name ? users.Named(name) : users.WithEmail(who["email"].Text());

    private static bool Matches(TestUser user, JsonNode password) => password switch
    {
        JsonObject digest => digest["algorithm"].Text() == "sha-256" && digest["digest"].Text() == user.PasswordDigest,
        _ => password.Text() is { } plain && user.PasswordDigest == TestUser.DigestOf(plain),
    };
}
