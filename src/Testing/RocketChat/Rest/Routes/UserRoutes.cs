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

    private static TestUser Find(RestRequest request)
    {
        var users = request.Workspace.Users;
        var found = request.InQuery("userId") is { } id ? users.WithId(id) : users.Named(request.RequiredInQuery("username"));
        return found ?? throw new DdpException(new DdpError("error-invalid-user", "The required \"userId\" or \"username\" param provided does not match any users"));
    }
}
