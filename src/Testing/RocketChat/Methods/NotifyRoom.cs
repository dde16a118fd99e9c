using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Writes an event for the others in a room; what is not allowed is ignored without an error.</summary>
internal sealed class NotifyRoom : IMethod
{
    public string Name => "stream-notify-room";

    public bool IsForwarded => false;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var eventName = parameters.TextAt(0);
        if (caller.User is { } user && IsAllowed(caller, user, eventName, parameters.At(1).Text()))
        {
            var args = new JsonArray([.. parameters.Skip(1).Select(argument => argument?.DeepClone())]);
            caller.Workspace.Broadcast.Publish(Broadcast.NotifyRoom, eventName, args, except: caller as DdpSession);
        }

        return MethodResult.Nothing;
    }

    /// <summary>Activity may be written only for oneself, and only by members.</summary>
    private static bool IsAllowed(Caller caller, TestUser user, string eventName, string? who) =>
        eventName.Split('/') is [var roomId, "user-activity" or "typing"]
        && caller.Workspace.Rooms.Find(roomId)?.MembershipOf(user) is not null
        && (who == user.Username || who == user.Name);
}
