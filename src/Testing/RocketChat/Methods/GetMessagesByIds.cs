using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Messages by their ids; those that are gone are left out.</summary>
internal sealed class GetMessagesByIds : IMethod
{
    public string Name => "getMessages";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var ids = parameters.At(0) as JsonArray ?? throw new DdpException(DdpError.MatchFailed);
        caller.RequireUser(Name);
        var found = ids.Select(id => caller.Workspace.Messages.Find(id.Text())).OfType<StoredMessage>().ToArray();
        if (found.Any(message => !message.Room.IsReadableBy(caller.User)))
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        return MethodResult.Of(found.ToDocuments());
    }
}
