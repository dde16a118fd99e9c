using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Shows a room in the user's list, or hides it until something happens there.</summary>
internal sealed class OpenRoom(string method, bool opens) : IMethod
{
    public string Name => method;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var id = parameters.TextAt(0);
        var user = caller.RequireUser(Name);
        if (caller.Workspace.Rooms.Find(id)?.MembershipOf(user) is not { } membership || membership.IsOpen == opens)
            return MethodResult.Of(0);
        membership.IsOpen = opens;
        caller.Workspace.Rooms.Touch(membership);
        return MethodResult.Of(1);
    }
}
