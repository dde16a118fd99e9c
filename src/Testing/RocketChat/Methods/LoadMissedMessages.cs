using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>The messages of a room that were made after a date, the newest first.</summary>
internal sealed class LoadMissedMessages : IMethod
{
    public string Name => "loadMissedMessages";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var start = Ejson.ReadDate(parameters.At(1)) ?? throw new DdpException(DdpError.MatchFailed);
        if (caller.Workspace.Rooms.Find(parameters.TextAt(0)) is not { } room || !room.IsReadableBy(caller.User))
            return MethodResult.Of(false);
        return MethodResult.Of(caller.Workspace.Messages.In(room).Where(message => message.CreatedAt > start).OrderByDescending(message => message.CreatedAt).ToDocuments());
    }
}
