using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Rest.Routes;

/// <summary>People and whether they are there: <c>users.*</c>.</summary>
internal static class UserRoutes
{
    public static IEnumerable<RestRoute> All =>
    [
        RestRoute.Get("users.info", Info),
        RestRoute.Get("users.presence", Presence),
        RestRoute.Get("users.getStatus", GetStatus),
        RestRoute.Post("users.setStatus", SetStatus),
        RestRoute.Get("users.getPreferences", request => RestAnswer.Success(new JsonObject { ["preferences"] = request.User.Preferences.DeepClone() })),
        RestRoute.Post("users.setPreferences", SetPreferences),
        RestRoute.Post("users.logoutOtherClients", LogoutOthers),
        RestRoute.Post("users.generatePersonalAccessToken", request => Token(request, "generateToken")) with { NeedsSecondFactor = true },
        RestRoute.Post("users.regeneratePersonalAccessToken", request => Token(request, "regenerateToken")) with { NeedsSecondFactor = true },
        RestRoute.Post("users.removePersonalAccessToken", request => Token(request, "removeToken")) with { NeedsSecondFactor = true },
    ];

    private static RestAnswer Info(RestRequest request)
    {
        var user = Find(request);
        return RestAnswer.Success(new JsonObject { ["user"] = user == request.User ? user.Profile() : user.PublicProfile() });
    }

    /// <summary>All users, those of some ids, or those whose status changed since a date.</summary>
    private static RestAnswer Presence(RestRequest request)
    {
        var ids = request.AllInQuery("ids");
        var since = Ejson.ReadDate(request.DateInQuery("from"));
        var users = request.Workspace.Users.All.Where(user => ids.Count == 0 || ids.Contains(user.Id));
        return RestAnswer.Success(new JsonObject
        {
            ["users"] = new JsonArray([.. users.Where(user => since is null || user.StatusChangedAt > since).Select(user => user.PresenceDocument())]),
            ["full"] = since is null && ids.Count == 0,
        });
    }

    private static RestAnswer GetStatus(RestRequest request)
    {
        var user = request.InQuery("userId") is null && request.InQuery("username") is null ? request.User : Find(request);
        return RestAnswer.Success(new JsonObject { ["_id"] = user.Id, ["status"] = user.StatusName, ["message"] = user.StatusText, ["connectionStatus"] = user.StatusName });
    }

    private static RestAnswer SetStatus(RestRequest request)
    {
        if (request.Body["status"] is null && request.Body["message"] is null)
            throw RestRequest.Missing("status");
        request.Call("setUserStatus", request.Body["status"]?.DeepClone(), request.Body["message"]?.DeepClone());
        return RestAnswer.Success();
    }

    private static RestAnswer SetPreferences(RestRequest request)
    {
        if (request.Body["data"] is not JsonObject changes)
            throw RestRequest.Missing("data");
        request.Call("saveUserPreferences", changes.DeepClone());
        return RestAnswer.Success(new JsonObject
        {
            ["user"] = new JsonObject { ["_id"] = request.User.Id, ["settings"] = new JsonObject { ["preferences"] = request.User.Preferences.DeepClone() } },
        });
    }

    private static RestAnswer LogoutOthers(RestRequest request)
    {
        var token = request.Call("getNewToken")!;
        request.Call("removeOtherTokens");
        return RestAnswer.Success(new JsonObject { ["token"] = token["token"]!.DeepClone(), ["tokenExpires"] = token["tokenExpires"]!.DeepClone() });
    }

    private static RestAnswer Token(RestRequest request, string action)
    {
        var token = request.Call("personalAccessTokens:" + action, new JsonObject { ["tokenName"] = request.Required("tokenName") });
        return RestAnswer.Success(token is null ? null : new JsonObject { ["token"] = token });
    }

    private static TestUser Find(RestRequest request)
    {
        var users = request.Workspace.Users;
        var found = request.InQuery("userId") is { } id ? users.WithId(id) : users.Named(request.RequiredInQuery("username"));
        return found ?? throw new DdpException(new DdpError("error-invalid-user", "The required \"userId\" or \"username\" param provided does not match any users"));
    }
}
