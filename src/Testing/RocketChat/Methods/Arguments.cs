using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

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

    public static int NumberAt(this JsonArray parameters, int index, int absent) => Number(parameters.At(index), absent);

    public static bool FlagAt(this JsonArray parameters, int index, bool absent) => Flag(parameters.At(index), absent);

    public static int Number(this JsonObject members, string name, int absent) => Number(members[name], absent);

    public static bool Flag(this JsonObject members, string name, bool absent) => Flag(members[name], absent);

    /// <summary>Copies of messages as they stand.</summary>
    public static JsonArray ToDocuments(this IEnumerable<StoredMessage> messages) => new([.. messages.Select(message => message.Document.DeepClone())]);

    public static TestUser RequireUser(this Caller caller, string method) =>
        caller.User ?? throw new DdpException(DdpError.NotIn("error-invalid-user", "Invalid user", method));

    /// <summary>The room when the caller's user may read it; otherwise an invalid room, whether it exists or not.</summary>
    public static TestRoom RequireRoom(this Caller caller, string? id, string method) =>
        caller.Workspace.Rooms.Find(id) is { } room && room.IsReadableBy(caller.User)
            ? room
            : throw new DdpException(DdpError.NotIn("error-invalid-room", "Invalid room", method));

    /// <summary>A message of a room that the caller's user is in.</summary>
    public static StoredMessage RequireMessage(this Caller caller, string id, string method, string code) =>
        caller.Workspace.Messages.Find(id) is { } message && message.Room.MembershipOf(caller.User) is not null
            ? message
            : throw new DdpException(DdpError.NotIn(code, "Not allowed", method));

    private static int Number(JsonNode? node, int absent) => node switch
    {
        null => absent,
        JsonValue value when value.TryGetValue<int>(out var number) => number,
        _ => throw new DdpException(DdpError.MatchFailed),
    };

    private static bool Flag(JsonNode? node, bool absent) => node switch
    {
        null => absent,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        _ => throw new DdpException(DdpError.MatchFailed),
    };
}
