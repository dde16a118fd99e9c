using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>Messages of a room between two dates, the newest first.</summary>
internal sealed class GetChannelHistory : IMethod
{
    private const int DefaultCount = 20;

    public string Name => "getChannelHistory";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var request = parameters.ObjectAt(0);
        caller.RequireUser(Name);
        if (caller.Workspace.Rooms.Find(request.Required("rid")) is not { } room || !room.IsReadableBy(caller.User))
            return MethodResult.Of(false);
        var latest = DateOf(request, "latest") ?? long.MaxValue;
        var oldest = DateOf(request, "oldest") ?? long.MinValue;
        var isInclusive = request.Flag("inclusive", absent: false);
        var withReplies = request.Flag("showThreadMessages", absent: true);
        var newestFirst = caller.Workspace.Messages.In(room)
            .Where(message => withReplies || message.Document["tmid"] is null)
            .Where(message => isInclusive ? message.CreatedAt >= oldest && message.CreatedAt <= latest : message.CreatedAt > oldest && message.CreatedAt < latest)
            .OrderByDescending(message => message.CreatedAt)
            .Skip(request.Number("offset", 0))
            .ToArray();
        var count = request.Number("count", DefaultCount);
        var result = new JsonObject { ["messages"] = newestFirst.Take(count).ToDocuments() };
        if (request.Flag("unreads", absent: false) && room.MembershipOf(caller.User) is { } membership)
        {
            var unread = newestFirst.Skip(count).Where(message => message.CreatedAt > membership.LastSeen).ToArray();
            result["firstUnread"] = unread.LastOrDefault()?.Document.DeepClone();
            result["unreadNotLoaded"] = unread.Length;
        }

        return MethodResult.Of(result);
    }

    private long? DateOf(JsonObject request, string name)
    {
        if (request[name] is not { } given)
            return null;
        return Ejson.ReadDate(given) ?? throw new DdpException(DdpError.NotIn("error-invalid-date", "Invalid date", Name));
    }
}
