using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Rest.Routes;

/// <summary>What the server is, and logging in and out.</summary>
internal static class SessionRoutes
{
    public static IEnumerable<RestRoute> All =>
    [
        new("GET", "/api/info", Info) { NeedsLogin = false },
        RestRoute.Get("info", Info) with { NeedsLogin = false },
        RestRoute.Post("login", Login) with { NeedsLogin = false },
        RestRoute.Post("logout", Logout),
        RestRoute.Get("me", request => RestAnswer.Success(request.User.Profile())),
    ];

    private static RestAnswer Info(RestRequest request) => RestAnswer.Success(new JsonObject { ["version"] = request.Workspace.Options.Version });

    /// <summary>Takes a login as the realtime side does, or the short form with the user's name and the password side by side.</summary>
    private static RestAnswer Login(RestRequest request)
    {
        try
        {
            var login = Read(request.Body);
            if (request.Caller.Proof is { } proof && login["totp"] is null)
                login = new JsonObject { ["totp"] = new JsonObject { ["code"] = proof.Code, ["login"] = login } };
            var result = Methods.Login.ByRules(request.Caller, login).Value!;
            return RestAnswer.Of(200, new JsonObject
            {
                ["status"] = "success",
                ["data"] = new JsonObject
                {
                    ["userId"] = result["id"]!.DeepClone(),
                    ["authToken"] = result["token"]!.DeepClone(),
                    ["me"] = RestJson.ToRest(request.User.Profile()),
                },
            });
        }
        catch (DdpException refused)
        {
            return Refusal(refused.Error);
        }
    }

    private static JsonObject Read(JsonObject body)
    {
        var login = (JsonObject)body.DeepClone();
        login.Remove("code");
        if (body["user"].Text() is { } name)
            login["user"] = new JsonObject { [name.Contains('@', StringComparison.Ordinal) ? "email" : "username"] = name };
        else if (body["username"].Text() is { } username && !login.ContainsKey("ldap"))
            login["user"] = new JsonObject { ["username"] = username };
        return body["code"].Text() is { } code ? new JsonObject { ["totp"] = new JsonObject { ["code"] = code, ["login"] = login } } : login;
    }

    /// <summary>A wrong password and an unknown user read the same here; anything else keeps its code.</summary>
    private static RestAnswer Refusal(DdpError error)
    {
        var body = new JsonObject { ["status"] = "error" };
        if (error.NumericCode is not null)
        {
            body["message"] = "Unauthorized";
            body["error"] = error.NumericCode == 403 ? "Unauthorized" : error.Reason;
        }
        else
        {
            body["message"] = $"{error.Reason ?? error.Code} [{error.Code}]";
            body["error"] = error.Code;
            if (error.Details is { } details)
                body["details"] = details;
        }

        return RestAnswer.Of(401, body);
    }

    private static RestAnswer Logout(RestRequest request)
    {
        request.Call("logout");
        return RestAnswer.Of(200, new JsonObject
        {
            ["status"] = "success",
            ["data"] = new JsonObject { ["message"] = "You've been logged out!" },
        });
    }
}
