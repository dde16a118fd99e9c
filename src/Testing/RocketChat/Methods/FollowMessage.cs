using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Follows a thread by its first message, or no longer.</summary>
internal sealed class FollowMessage(string method, bool follows) : IMethod
{
    public string Name => method;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var id = parameters.ObjectAt(0).Required("mid");
        var user = caller.RequireUser(Name);
        var message = caller.Workspace.Messages.Find(id) ?? throw new DdpException(DdpError.NotIn("error-invalid-message", "Invalid message", Name));
        if (message.Room.MembershipOf(user) is null)
            throw new DdpException(DdpError.NotIn("error-not-allowed", "not-allowed", Name));
        MessageMarks.Follow(caller.Workspace, message, user, follows);
        return MethodResult.Nothing;
    }
}
