using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>What people put on messages: pins, stars, and that they follow a thread. Guarded by the workspace's lock.</summary>
internal static class MessageMarks
{
    /// <summary>Pins for all, with a message that tells of it.</summary>
    public static void Pin(Workspace workspace, StoredMessage message, TestUser by, bool pins)
    {
        var document = message.Document;
        document["pinned"] = pins;
        document["pinnedAt"] = Ejson.Date(workspace.Clock.Next());
        document["pinnedBy"] = by.ShortReference();
        workspace.Messages.Changed(message);
        if (pins)
            workspace.Messages.System(message.Room, by, "message_pinned", "");
    }

    /// <summary>Stars for one user.</summary>
    public static void Star(Workspace workspace, StoredMessage message, TestUser by, bool stars)
    {
        if (Change(message.Document, "starred", star => star?["_id"].Text() == by.Id, new JsonObject { ["_id"] = by.Id }, stars))
            workspace.Messages.Changed(message);
    }

    public static void Follow(Workspace workspace, StoredMessage message, TestUser by, bool follows)
    {
        if (Change(message.Document, "replies", id => id.Text() == by.Id, by.Id, follows))
            workspace.Messages.Changed(message);
    }

    /// <summary>Puts an item into a list or takes it out; returns whether that changed anything.</summary>
    private static bool Change(JsonObject document, string list, Func<JsonNode?, bool> isIt, JsonNode item, bool isWanted)
    {
        var items = document[list] as JsonArray ?? [];
        var present = items.FirstOrDefault(isIt);
        if (present is not null == isWanted)
            return false;
        if (isWanted)
            items.Add(item);
        else
            items.Remove(present);
        if (items.Parent is null)
            document[list] = items;
        return true;
    }
}
