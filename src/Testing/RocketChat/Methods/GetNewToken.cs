using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Another token for the present login, which ends when the old one does; from then on it is the connection's.</summary>
internal sealed class GetNewToken : IMethod
{
    public string Name => "getNewToken";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        if (caller.User is not { } user)
            throw new DdpException(new DdpError("You are not logged in."));
        var present = caller.Workspace.Users.Token(caller.Token!);
        var token = caller.Workspace.Users.IssueToken(user, present?.ExpiresAt);
        caller.Become(user, token.Value);
        return MethodResult.Of(new JsonObject { ["id"] = user.Id, ["token"] = token.Value, ["tokenExpires"] = Ejson.Date(token.ExpiresAt) });
    }
}
