using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>One message by its id; null when there is none, or none any more.</summary>
internal sealed class GetSingleMessage : IMethod
{
    public string Name => "getSingleMessage";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var id = parameters.TextAt(0);
        caller.RequireUser(Name);
        if (caller.Workspace.Messages.Find(id) is not { } message)
            return MethodResult.Of(null);
        return message.Room.IsReadableBy(caller.User)
            ? MethodResult.Of(message.Document.DeepClone())
            : throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
    }
}
