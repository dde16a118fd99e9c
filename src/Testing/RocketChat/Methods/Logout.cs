using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Ends the login and destroys its token.</summary>
internal sealed class Logout : IMethod
{
    public string Name => "logout";

    public bool IsForwarded => false;

    public MethodResult Invoke(DdpSession session, JsonArray parameters)
    {
        if (session.Token is { } token)
            session.Workspace.Users.Revoke(token);
        session.Become(null, null);
        if (session.Options.Flavor == ServerFlavor.Streamer)
            session.Calls.AfterReply = () => session.Connection.Close(1002);
        return MethodResult.Nothing;
    }
}
