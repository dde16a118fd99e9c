using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Marks a room as read.</summary>
internal sealed class ReadMessages : IMethod
{
    public string Name => "readMessages";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var roomId = parameters.TextAt(0);
        var user = caller.RequireUser(Name);
        if (caller.Workspace.Rooms.Find(roomId)?.MembershipOf(user) is not { } membership)
            throw new DdpException(DdpError.NotIn("error-invalid-subscription", "Invalid subscription", Name));
        membership.Alert = false;
        membership.Unread = membership.UserMentions = membership.GroupMentions = 0;
        membership.LastSeen = membership.UpdatedAt = caller.Workspace.Clock.Next();
        caller.Workspace.Broadcast.Membership(membership);
        return MethodResult.Nothing;
    }
}
