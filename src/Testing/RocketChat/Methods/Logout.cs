using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Ends the login and destroys its token.</summary>
internal sealed class Logout : IMethod
{
    public string Name => "logout";

    public bool IsForwarded => false;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        if (caller.Token is { } token)
            caller.Workspace.Users.Revoke(token);
        caller.Become(null, null);
        if (caller is DdpSession session && caller.Options.Flavor == ServerFlavor.Streamer)
            session.Calls.AfterReply = () => session.Connection.Close(1002);
        return MethodResult.Nothing;
    }
}
