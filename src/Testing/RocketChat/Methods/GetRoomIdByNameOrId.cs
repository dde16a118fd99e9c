using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>The id of a room that the user may see.</summary>
internal sealed class GetRoomIdByNameOrId : IMethod
{
    public string Name => "getRoomIdByNameOrId";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var nameOrId = parameters.TextAt(0);
        caller.RequireUser(Name);
        var rooms = caller.Workspace.Rooms;
        var room = rooms.Find(nameOrId) ?? rooms.Named(nameOrId);
        return room is not null && room.IsReadableBy(caller.User)
            ? MethodResult.Of(room.Id)
            : throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
    }
}
