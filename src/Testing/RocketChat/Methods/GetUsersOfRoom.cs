using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>The members of a room, page by page; by default only those who are there.</summary>
internal sealed class GetUsersOfRoom : IMethod
{
    public string Name => "getUsersOfRoom";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var room = caller.Workspace.Rooms.Find(parameters.TextAt(0)) ?? throw new DdpException(DdpError.NotIn("error-invalid-room", "Invalid room", Name));
        caller.RequireUser(Name);
        if (!room.IsReadableBy(caller.User))
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        var showsAll = parameters.FlagAt(1, absent: false);
        var page = parameters.At(2) as JsonObject ?? [];
        var filter = parameters.At(3).Text() ?? "";
        var found = room.Memberships.Select(membership => membership.User)
            .Where(user => showsAll || user.Status != UserStatus.Offline)
            .Where(user => user.Username.Contains(filter, StringComparison.OrdinalIgnoreCase) || user.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
            .OrderBy(user => user.Username, StringComparer.Ordinal)
            .ToArray();
        return MethodResult.Of(new JsonObject
        {
            ["total"] = found.Length,
            ["records"] = new JsonArray([.. found.Skip(page.Number("skip", 0)).Take(page.Number("limit", int.MaxValue)).Select(user => user.PresenceDocument())]),
        });
    }
}
