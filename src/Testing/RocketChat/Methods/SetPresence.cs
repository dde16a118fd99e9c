using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Tells the others that a user is there or away.</summary>
internal sealed class SetPresence(string method, UserStatus status) : IMethod
{
    public string Name => method;

    public bool IsForwarded => false;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        if (caller.User is { } user)
            caller.Workspace.Users.SetStatus(user, status, null);
        return MethodResult.Nothing;
    }
}
