using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Writes an event for one user; what is not allowed is ignored without an error. Signals of voice calls are for the server alone.</summary>
internal sealed class NotifyUser : IMethod
{
    public string Name => Broadcast.NotifyUser;

    public bool IsForwarded => false;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var eventName = parameters.TextAt(0);
        if (caller.User is not null && !eventName.EndsWith("/media-calls", StringComparison.Ordinal))
        {
            var args = new JsonArray([.. parameters.Skip(1).Select(argument => argument?.DeepClone())]);
            caller.Workspace.Broadcast.Publish(Broadcast.NotifyUser, eventName, args, except: caller as DdpSession);
        }

        return MethodResult.Nothing;
    }
}
