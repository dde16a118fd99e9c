using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Writes an event for every other member of a room; each gets it as an event of the user's own.</summary>
internal sealed class NotifyRoomUsers : IMethod
{
    public string Name => "stream-notify-room-users";

    public bool IsForwarded => false;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        if (parameters.TextAt(0).Split('/') is not [var roomId, ("video-conference" or "userData") and var what])
            return MethodResult.Nothing;
        var room = caller.Workspace.Rooms.Find(roomId);
        if (room?.MembershipOf(caller.User) is null)
            return MethodResult.Nothing;
        foreach (var other in room.Memberships.Select(membership => membership.User).Where(user => user != caller.User))
            caller.Workspace.Broadcast.ToUser(other, what, [.. parameters.Skip(1).Select(argument => argument?.DeepClone())]);
        return MethodResult.Nothing;
    }
}
