using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Finds or opens the conversation with one or more users.</summary>
internal sealed class CreateDirectMessage : IMethod
{
    public string Name => "createDirectMessage";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var user = caller.RequireUser(Name);
        var others = parameters.Select((_, index) => caller.Workspace.Users.Named(parameters.TextAt(index))
            ?? throw new DdpException(DdpError.NotIn("error-invalid-user", "Invalid user", Name))).ToArray();
        var room = caller.Workspace.Rooms.Direct([user, .. others]);
        return MethodResult.Of(new JsonObject
        {
            ["t"] = room.KindLetter,
            ["rid"] = room.Id,
            ["usernames"] = new JsonArray([.. room.Memberships.Select(membership => (JsonNode)membership.User.Username)]),
        });
    }
}
