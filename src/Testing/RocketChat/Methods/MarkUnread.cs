using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Makes a room unread from a message on.</summary>
internal sealed class MarkUnread : IMethod
{
    public string Name => "unreadMessages";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var user = caller.RequireUser(Name);
        var book = caller.Workspace.Messages;
        var first = parameters.At(0) is JsonObject reference
            ? book.Find(reference.Required("_id")) ?? throw new DdpException(DdpError.NotIn("error-action-not-allowed", "Not allowed", Name))
            : caller.Workspace.Rooms.Find(parameters.At(1).Text()) is { } room && book.LastIn(room) is { } last ? last
            : throw new DdpException(DdpError.NotIn("error-no-message-for-unread", "There are no messages to mark unread", Name));
        if (first.Author == user)
            throw new DdpException(DdpError.NotIn("error-action-not-allowed", "Not allowed", Name));
        if (first.Room.MembershipOf(user) is not { } membership)
            throw new DdpException(DdpError.NotIn("error-subscription-not-found", "Subscription not found", Name));
        membership.LastSeen = first.CreatedAt - 1;
        membership.Alert = true;
        caller.Workspace.Rooms.Touch(membership);
        return MethodResult.Nothing;
    }
}
