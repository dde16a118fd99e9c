using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Brings others into a room.</summary>
internal sealed class AddUsersToRoom : IMethod
{
    public string Name => "addUsersToRoom";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var request = parameters.ObjectAt(0);
        var user = caller.RequireUser(Name);
        var room = caller.Workspace.Rooms.Find(request.Required("rid")) ?? throw new DdpException(DdpError.NotIn("error-invalid-room", "Invalid room", Name));
        if (room.Kind == RoomKind.Direct)
            throw new DdpException(DdpError.NotIn("error-cant-invite-for-direct-room", "Can't invite user to direct rooms", Name));
        if (room.MembershipOf(user) is null)
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        if (request["users"] is not JsonArray { Count: > 0 } names)
            throw new DdpException(DdpError.NotIn("error-invalid-arguments", "Invalid arguments", Name));
        var others = names.Select(name => caller.Workspace.Users.Named(name.Text())
            ?? throw new DdpException(DdpError.NotIn("error-user-not-found", "User not found", Name))).ToArray();
        foreach (var other in others)
            caller.Workspace.Rooms.Join(room, other, addedBy: user);
        return MethodResult.Of(true);
    }
}
