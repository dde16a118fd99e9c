using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>The user's rooms: all as an array, or what changed since a date.</summary>
internal sealed class GetRooms : IMethod
{
    public string Name => "rooms/get";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        if (caller.User is not { } user)
            return Anonymous.Answer(caller, Name);
        var rooms = caller.Workspace.Rooms.MembershipsOf(user).Select(membership => membership.Room);
        if (Ejson.ReadDate(parameters.At(0)) is not { } since)
            return MethodResult.Of(Documents(rooms));
        return MethodResult.Of(new JsonObject
        {
            ["update"] = Documents(rooms.Where(room => room.UpdatedAt > since)),
            ["remove"] = new JsonArray(),
        });
    }

    private static JsonArray Documents(IEnumerable<TestRoom> rooms) => new([.. rooms.Select(room => room.ToDocument())]);
}
