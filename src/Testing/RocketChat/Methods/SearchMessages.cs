using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Messages of a room, or of all rooms of the user, whose text holds another, the newest first.</summary>
internal sealed class SearchMessages : IMethod
{
    private const int DefaultLimit = 20;

    public string Name => "messageSearch";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var text = parameters.TextAt(0);
        var user = caller.RequireUser(Name);
        var roomId = parameters.At(1).Text();
        if (roomId is not null && caller.Workspace.Rooms.Find(roomId)?.IsReadableBy(user) != true)
            return MethodResult.Of(false);
        var found = caller.Workspace.Messages.All
            .Where(message => message.Kind is null && (roomId is null ? message.Room.MembershipOf(user) is not null : message.Room.Id == roomId))
            .Where(message => message.Document["msg"].Text()!.Contains(text, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(message => message.CreatedAt)
            .Skip(parameters.NumberAt(3, 0))
            .Take(parameters.NumberAt(2, DefaultLimit));
        return MethodResult.Of(new JsonObject { ["message"] = new JsonObject { ["docs"] = found.ToDocuments() } });
    }
}
