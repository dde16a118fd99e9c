using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Writes an event for one user, as calls between two people do; nobody's is ignored without an error.</summary>
internal sealed class NotifyUser : IMethod
{
    public string Name => Broadcast.NotifyUser;

    public bool IsForwarded => false;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var eventName = parameters.TextAt(0);
        if (caller.User is not null)
            caller.Workspace.Broadcast.Publish(Broadcast.NotifyUser, eventName, new JsonArray([.. parameters.Skip(1).Select(argument => argument?.DeepClone())]));
        return MethodResult.Nothing;
    }
}
