using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Pins a message to its room, or takes the pin out.</summary>
internal sealed class PinMessage(string method, bool pins) : IMethod
{
    public string Name => method;

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var user = caller.RequireUser(Name);
        var message = caller.RequireMessage(parameters.ObjectAt(0).Required("_id"), Name, "error-action-not-allowed");
        if (caller.Workspace.Settings.Value("Message_AllowPinning")?.ToString() == "false")
            throw new DdpException(DdpError.NotIn("error-action-not-allowed", "Message pinning not allowed", Name));
        var wasPinned = message.Document["pinned"]?.ToString() == "true";
        if (wasPinned == pins)
            return pins ? MethodResult.Of(null) : MethodResult.Of(false);
        MessageMarks.Pin(caller.Workspace, message, user, pins);
        return MethodResult.Of(pins ? message.Document.DeepClone() : true);
    }
}
