using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Takes somebody out of a room.</summary>
internal sealed class RemoveUserFromRoom : IMethod
{
    public string Name => "removeUserFromRoom";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var request = parameters.ObjectAt(0);
        var username = request.Required("username");
        caller.RequireUser(Name);
        var room = caller.Workspace.Rooms.Find(request.Required("rid")) ?? throw new DdpException(DdpError.NotIn("error-invalid-room", "Invalid room", Name));
        if (room.Kind == RoomKind.Direct || !room.IsKeptBy(caller.User))
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        if (room.MembershipOf(caller.Workspace.Users.Named(username)) is not { } membership)
            throw new DdpException(DdpError.NotIn("error-user-not-in-room", "User is not in this room", Name));
        if (membership.User == room.Owner)
            throw new DdpException(DdpError.NotIn("error-you-are-last-owner", "You are the last owner. Please set new owner before leaving the room.", Name));
        caller.Workspace.Rooms.Leave(room, membership.User, "ru");
        return MethodResult.Of(true);
    }
}
