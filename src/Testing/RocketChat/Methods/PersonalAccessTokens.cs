using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Makes, renews or removes a personal access token. Each wants the second factor.</summary>
internal sealed class PersonalAccessTokens(string action) : IMethod
{
    public string Name => "personalAccessTokens:" + action;

    public bool NeedsSecondFactor => true;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var name = parameters.ObjectAt(0).Required("tokenName");
        var user = caller.User ?? throw new DdpException(DdpError.NotIn("not-authorized", "Not Authorized", Name));
        var users = caller.Workspace.Users;
        var isThere = users.PersonalToken(user, name) is not null;
        if (action == "generateToken" && isThere)
            throw new DdpException(DdpError.NotIn("error-token-already-exists", "A token with this name already exists", Name));
        if (action != "generateToken" && !isThere)
            throw new DdpException(DdpError.NotIn("error-token-does-not-exists", "Token does not exist", Name));
        if (isThere)
            users.Revoke(users.PersonalToken(user, name)!.Value);
        return action == "removeToken" ? MethodResult.Nothing : MethodResult.Of(users.IssuePersonalToken(user, name).Value);
    }
}
