using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Takes a new picture of the user, of which everybody is told; the picture itself is not kept.</summary>
internal sealed class SetAvatar : IMethod
{
    public string Name => "setAvatarFromService";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        parameters.TextAt(0);
        var user = caller.RequireUser(Name);
        caller.Workspace.Broadcast.Publish(Broadcast.NotifyLogged, "updateAvatar", [new JsonObject { ["username"] = user.Username, ["etag"] = Ids.Document() }]);
        return MethodResult.Nothing;
    }
}
