using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Removes one's own message.</summary>
internal sealed class DeleteMessage : IMethod
{
    public string Name => "deleteMessage";

    public MethodResult Invoke(DdpSession session, JsonArray parameters)
    {
        var id = parameters.ObjectAt(0).Required("_id");
        var user = session.RequireUser(Name);
        if (session.Workspace.Messages.Find(id) is not { } message || message.Author != user)
        {
            throw new DdpException(new DdpError("error-action-not-allowed", "Not allowed", new JsonObject
            {
                ["method"] = Name,
                ["action"] = "Delete_message",
            }));
        }

        session.Workspace.Messages.Delete(message, user);
        return MethodResult.Nothing;
    }
}
