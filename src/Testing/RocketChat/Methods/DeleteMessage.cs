using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Removes one's own message.</summary>
internal sealed class DeleteMessage : IMethod
{
    public string Name => "deleteMessage";

    public Version? RemovedIn { get; } = new(7, 0);

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var id = parameters.ObjectAt(0).Required("_id");
        var user = caller.RequireUser(Name);
        if (caller.Workspace.Messages.Find(id) is not { } message || message.Author != user)
        {
            throw new DdpException(new DdpError("error-action-not-allowed", "Not allowed", new JsonObject
            {
                ["method"] = Name,
                ["action"] = "Delete_message",
            }));
        }

        caller.Workspace.Messages.Delete(message, user);
        return MethodResult.Nothing;
    }
}
