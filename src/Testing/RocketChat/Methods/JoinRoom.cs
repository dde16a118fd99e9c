using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Joins a public channel.</summary>
internal sealed class JoinRoom : IMethod
{
    public string Name => "joinRoom";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var id = parameters.TextAt(0);
        var user = caller.RequireUser(Name);
        caller.Workspace.Rooms.Join(caller.RequireRoom(id, Name), user);
        return MethodResult.Of(true);
    }
}
