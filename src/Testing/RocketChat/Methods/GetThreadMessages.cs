using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>A thread: its first message, then its replies, the newest first.</summary>
internal sealed class GetThreadMessages : IMethod
{
    private const int MostAtOnce = 100;

    public string Name => "getThreadMessages";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var request = parameters.ObjectAt(0);
        caller.RequireUser(Name);
        var limit = request.Number("limit", MostAtOnce);
        if (limit > MostAtOnce)
            throw new DdpException(DdpError.NotIn("error-not-allowed", $"max limit: {MostAtOnce}", Name));
        var parent = caller.Workspace.Messages.Find(request.Required("tmid"));
        if (parent is null)
            return MethodResult.Of(new JsonArray());
        if (!parent.Room.IsReadableBy(caller.User))
            throw new DdpException(DdpError.NotIn("error-not-allowed", "Not allowed", Name));
        var replies = caller.Workspace.Messages.In(parent.Room)
            .Where(message => message.Document["tmid"].Text() == parent.Id)
            .OrderByDescending(message => message.CreatedAt)
            .Skip(request.Number("skip", 0))
            .Take(limit);
        return MethodResult.Of(replies.Prepend(parent).ToDocuments());
    }
}
