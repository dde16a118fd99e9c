using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat.Methods;

/// <summary>A page of a room's messages, newest first.</summary>
internal sealed class LoadHistory : IMethod
{
    private const int DefaultLimit = 20;

    public string Name => "loadHistory";

    public MethodResult Invoke(Caller caller, JsonArray parameters)
    {
        var room = caller.RequireRoom(parameters.TextAt(0), "canAccessRoom");
        var end = Ejson.ReadDate(parameters.At(1)) ?? long.MaxValue;
        var limit = parameters.At(2) is JsonValue count && count.TryGetValue<int>(out var wanted) ? wanted : DefaultLimit;
        var lastSeen = Ejson.ReadDate(parameters.At(3));
        var withReplies = parameters.At(4) is not JsonValue flag || !flag.TryGetValue<bool>(out var show) || show;
        var newestFirst = caller.Workspace.Messages.In(room)
            .Where(message => message.CreatedAt < end && (withReplies || message.Document["tmid"] is null))
            .OrderByDescending(message => message.CreatedAt)
            .ToArray();
        var page = newestFirst.Take(limit).ToArray();
        var result = new JsonObject { ["messages"] = new JsonArray([.. page.Select(message => message.Document.DeepClone())]) };
        AddUnread(result, newestFirst.Skip(limit), lastSeen);
        return MethodResult.Of(result);
    }

    /// <summary>Tells of messages that are newer than what the user saw and older than the page.</summary>
    private static void AddUnread(JsonObject result, IEnumerable<StoredMessage> beyond, long? lastSeen)
    {
        var unread = lastSeen is null ? [] : beyond.Where(message => message.CreatedAt > lastSeen).ToArray();
        if (unread.Length > 0)
            result["firstUnread"] = unread[^1].Document.DeepClone();
        result["unreadNotLoaded"] = unread.Length;
    }
}
