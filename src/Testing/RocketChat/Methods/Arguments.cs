using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Reading of a call's arguments; a wrong one is a failed match, as in Meteor.</summary>
internal static class Arguments
{
    public static JsonNode? At(this JsonArray parameters, int index) => index < parameters.Count ? parameters[index] : null;

    public static string TextAt(this JsonArray parameters, int index) =>
        parameters.At(index).Text() ?? throw new DdpException(DdpError.MatchFailed);

    public static JsonObject ObjectAt(this JsonArray parameters, int index) =>
        parameters.At(index) as JsonObject ?? throw new DdpException(DdpError.MatchFailed);

    public static string Required(this JsonObject members, string name) =>
        members[name].Text() ?? throw new DdpException(DdpError.MatchFailed);

    public static TestUser RequireUser(this Caller caller, string method) =>
        caller.User ?? throw new DdpException(DdpError.NotIn("error-invalid-user", "Invalid user", method));

    /// <summary>The room when the caller's user may read it; otherwise an invalid room, whether it exists or not.</summary>
    public static TestRoom RequireRoom(this Caller caller, string? id, string method) =>
        caller.Workspace.Rooms.Find(id) is { } room && room.IsReadableBy(caller.User)
            ? room
            : throw new DdpException(DdpError.NotIn("error-invalid-room", "Invalid room", method));
}
