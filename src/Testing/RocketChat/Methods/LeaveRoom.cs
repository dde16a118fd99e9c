using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Leaves a room.</summary>
internal sealed class LeaveRoom : IMethod
{
    public string Name => "leaveRoom";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var id = parameters.TextAt(0);
        var user = caller.RequireUser(Name);
        var room = caller.RequireRoom(id, Name);
        if (room.Kind == RoomKind.Direct)
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        if (room.MembershipOf(user) is null)
            throw new DdpException(DdpError.NotIn("error-user-not-in-room", "You are not in this room", Name));
        caller.Workspace.Rooms.Leave(room, user);
        return MethodResult.Nothing;
    }
}
