using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>The first messages of a room's threads, the one with the newest reply first.</summary>
internal sealed class GetThreadsList : IMethod
{
    public string Name => "getThreadsList";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var request = parameters.ObjectAt(0);
        caller.RequireUser(Name);
        var room = caller.Workspace.Rooms.Find(request.Required("rid"));
        if (room?.IsReadableBy(caller.User) != true)
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not Allowed", Name));
        var threads = caller.Workspace.Messages.In(room)
            .Where(message => message.Document.ContainsKey("tcount"))
            .OrderByDescending(message => Ejson.ReadDate(message.Document["tlm"]))
            .Skip(request.Number("skip", 0))
            .Take(request.Number("limit", 50));
        return MethodResult.Of(threads.ToDocuments());
    }
}
