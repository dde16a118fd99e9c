using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Takes somebody's voice in a room, or gives it back. Servers from 8.0 on do it over HTTP.</summary>
internal sealed class MuteUser(string method, bool mutes) : IMethod
{
    public string Name => method;

    public Version? RemovedIn { get; } = new(8, 0);

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var request = parameters.ObjectAt(0);
        var username = request.Required("username");
        var user = caller.RequireUser(Name);
        var room = caller.Workspace.Rooms.Find(request.Required("rid")) ?? throw new DdpException(DdpError.NotIn("error-invalid-room", "Invalid room", Name));
        if (!room.IsKeptBy(user))
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        if (room.Kind == RoomKind.Direct)
            throw new DdpException(DdpError.NotIn("error-invalid-room-type", "d is not a valid room type", Name));
        if (room.MembershipOf(caller.Workspace.Users.Named(username)) is not { } membership)
            throw new DdpException(DdpError.NotIn("error-user-not-in-room", "User is not in this room", Name));
        caller.Workspace.Rooms.Mute(membership, user, mutes);
        return MethodResult.Of(true);
    }
}
