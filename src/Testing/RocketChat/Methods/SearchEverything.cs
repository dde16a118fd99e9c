using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Rooms and users whose names hold a text.</summary>
internal sealed class SearchEverything : IMethod
{
    private const int Most = 5;

    public string Name => "spotlight";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var text = parameters.TextAt(0);
        var known = (parameters.At(1) as JsonArray ?? []).Select(name => name.Text()).ToArray();
        var wanted = parameters.At(2) as JsonObject;
        var rooms = wanted?["rooms"]?.ToString() == "false" ? [] : caller.Workspace.Rooms.All.Where(room => room.Name is { } name && room.IsReadableBy(caller.User) && Holds(name, text));
        var users = wanted?["users"]?.ToString() == "false" || caller.User is null
            ? []
            : caller.Workspace.Users.All.Where(user => user.IsActive && !known.Contains(user.Username) && (Holds(user.Username, text) || Holds(user.Name, text)));
        return MethodResult.Of(new JsonObject
        {
            ["users"] = new JsonArray([.. users.Take(Most).Select(user => Describe(caller, user))]),
            ["rooms"] = new JsonArray([.. rooms.Take(Most).Select(room => new JsonObject { ["_id"] = room.Id, ["name"] = room.Name, ["t"] = room.KindLetter })]),
        });
    }

    private static bool Holds(string name, string text) => name.Contains(text.TrimStart('@', '#'), StringComparison.OrdinalIgnoreCase);

    private static JsonObject Describe(Caller caller, TestUser user) => new()
    {
        ["_id"] = user.Id,
        ["name"] = user.Name,
        ["username"] = user.Username,
        ["status"] = user.StatusName,
        ["outside"] = !caller.Workspace.Rooms.MembershipsOf(caller.User!).Any(membership => membership.Room.MembershipOf(user) is not null),
    };
}
