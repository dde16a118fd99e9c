using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Logs a connection in by password digest, with or without a second factor, or by token.</summary>
internal sealed class Login : IMethod
{
    public string Name => "login";

    public bool IsForwarded => false;

    public MethodResult Invoke(DdpSession session, JsonArray parameters)
    {
        if (session.Options.Flavor == ServerFlavor.Streamer)
            return ByStreamer(session, parameters);
        var request = parameters.ObjectAt(0);
        if (request.ContainsKey("resume"))
            return ByToken(session, request.Required("resume"));
        var totp = request["totp"] as JsonObject;
        var login = totp is null ? request : totp["login"] as JsonObject ?? request;
        if (login["user"] is not JsonObject who || login["password"] is not { } password)
            throw new DdpException(new DdpError(400, "Unrecognized options for login request"));
        var user = Find(session.Workspace.Users, who) ?? throw new DdpException(new DdpError(403, "User not found"));
        if (!Matches(user, password))
            throw new DdpException(new DdpError(403, "Incorrect password"));
        if (user.TotpCode is { } expected && totp?["code"].Text() != expected)
            throw new DdpException(SecondFactor(totp is null));
        return Enter(session, session.Workspace.Users.IssueToken(user), "password");
    }

    /// <summary>The streamer knows tokens only, and one error for all that is wrong with them.</summary>
    private static MethodResult ByStreamer(DdpSession session, JsonArray parameters)
    {
        if (parameters.At(0) is not JsonObject request)
            throw new DdpException(DdpError.Internal);
        var token = request["resume"].Text() is { } value ? session.Workspace.Users.Token(value) : null;
        if (token is null || HasExpired(session, token))
            throw new DdpException(new DdpError(403, "You've been logged out by the server. Please log in again"));
        return Enter(session, token, "resume");
    }

    private static MethodResult ByToken(DdpSession session, string value)
    {
        if (session.Workspace.Users.Token(value) is not { } token)
            throw new DdpException(new DdpError(403, "You've been logged out by the server. Please log in again."));
        if (HasExpired(session, token))
            throw new DdpException(new DdpError(403, "Your session has expired. Please log in again."));
        return Enter(session, token, "resume");
    }

    private static MethodResult Enter(DdpSession session, LoginToken token, string type)
    {
        session.Become(token.Owner, token.Value);
        var result = new JsonObject { ["id"] = token.Owner.Id, ["token"] = token.Value };
        // A personal access token has no expiry: the monolith says null, the streamer says nothing.
        if (token.ExpiresAt is not null || session.Options.Flavor == ServerFlavor.Monolith)
            result["tokenExpires"] = Ejson.Date(token.ExpiresAt);
        result["type"] = type;
        return MethodResult.Of(result);
    }

    private static bool HasExpired(DdpSession session, LoginToken token) => token.ExpiresAt < session.Workspace.Clock.Now;

    private static TestUser? Find(UserBook users, JsonObject who) =>
        who["username"].Text() is { } name ? users.Named(name) : users.WithEmail(who["email"].Text());

    private static bool Matches(TestUser user, JsonNode password) => password switch
    {
        JsonObject digest => digest["algorithm"].Text() == "sha-256" && digest["digest"].Text() == user.PasswordDigest,
        _ => password.Text() is { } plain && user.PasswordDigest == TestUser.DigestOf(plain),
    };

    private static DdpError SecondFactor(bool isFirstAttempt)
    {
        var details = new JsonObject
        {
            ["method"] = "totp",
            ["codeGenerated"] = false,
            ["availableMethods"] = new JsonArray("totp"),
        };
        return isFirstAttempt
            ? new DdpError("totp-required", "TOTP Required", details)
            : new DdpError("totp-invalid", "TOTP Invalid", details);
    }
}
