using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Sets the status that a user has whenever connected.</summary>
internal sealed class SetDefaultStatus : IMethod
{
    public string Name => "UserPresence:setDefaultStatus";

    public bool IsForwarded => false;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        if (caller.User is not { } user || !Enum.TryParse<UserStatus>(parameters.TextAt(0), ignoreCase: true, out var status))
            return MethodResult.Nothing;
        caller.Workspace.Users.SetStatus(user, status, null);
        return MethodResult.Of(true);
    }
}
