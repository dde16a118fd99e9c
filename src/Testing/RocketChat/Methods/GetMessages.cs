using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>The messages of a room that changed or went since a date.</summary>
internal sealed class GetMessages : IMethod
{
    public string Name => "messages/get";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var roomId = parameters.TextAt(0);
        caller.RequireUser(Name);
        if (caller.Workspace.Rooms.Find(roomId) is not { } room || !room.IsReadableBy(caller.User))
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        if (Ejson.ReadDate((parameters.At(1) as JsonObject)?["lastUpdate"]) is not { } since)
            throw new DdpException(new DdpError("error-param-required", "The required \"lastUpdate\" param is missing"));
        var book = caller.Workspace.Messages;
        var updated = book.In(room).Where(message => message.UpdatedAt > since).OrderByDescending(message => message.CreatedAt);
        var deleted = book.Deletions.Where(deletion => deletion.OwnerId == room.Id && deletion.At > since);
        return MethodResult.Of(new JsonObject
        {
            ["updated"] = new JsonArray([.. updated.Select(message => message.Document.DeepClone())]),
            ["deleted"] = new JsonArray([.. deleted.Select(deletion => deletion.ToDocument())]),
        });
    }
}
