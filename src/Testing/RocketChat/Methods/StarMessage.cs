using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Stars a message for oneself, or takes the star away.</summary>
internal sealed class StarMessage : IMethod
{
    public string Name => "starMessage";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var request = parameters.ObjectAt(0);
        var user = caller.RequireUser(Name);
        var message = caller.RequireMessage(request.Required("_id"), Name, "error-not-allowed");
        var stars = request["starred"] is JsonValue flag && flag.TryGetValue<bool>(out var wanted) ? wanted : throw new DdpException(DdpError.MatchFailed);
        MessageMarks.Star(caller.Workspace, message, user, stars);
        return MethodResult.Of(true);
    }
}
