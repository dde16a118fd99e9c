using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Changes the text of one's own message.</summary>
internal sealed class UpdateMessage : IMethod
{
    public string Name => "updateMessage";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var change = parameters.ObjectAt(0);
        var id = change.Required("_id");
        var text = change.Required("msg");
        var user = caller.RequireUser(Name);
        // Editing what is not there is silently nothing.
        if (caller.Workspace.Messages.Find(id) is not { } message)
            return MethodResult.Nothing;
        if (message.Author != user)
        {
            throw new DdpException(new DdpError("error-action-not-allowed", "Message editing not allowed", new JsonObject
            {
                ["method"] = Name,
                ["action"] = "Message_editing",
            }));
        }

        caller.Workspace.Messages.Edit(message, user, text);
        return MethodResult.Nothing;
    }
}
