using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Ends all other logins of the user: their tokens are destroyed and their sockets closed.</summary>
internal sealed class RemoveOtherTokens : IMethod
{
    public string Name => "removeOtherTokens";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        if (caller.User is not { } user)
            throw new DdpException(new DdpError("You are not logged in."));
        var users = caller.Workspace.Users;
        foreach (var session in caller.Workspace.Sessions.Where(session => session.User == user && session.Token != caller.Token && users.Token(session.Token!)?.ExpiresAt is not null).ToArray())
            session.End();
        users.RevokeResumeTokens(user, except: caller.Token);
        return MethodResult.Nothing;
    }
}
