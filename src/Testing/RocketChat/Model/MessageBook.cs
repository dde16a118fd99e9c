using System.Text.Json.Nodes;
using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>The messages, and what happens when one comes, changes or goes. Guarded by the workspace's lock.</summary>
internal sealed class MessageBook(Workspace workspace)
{
    private readonly List<StoredMessage> messages = [];
    private readonly Dictionary<string, StoredMessage> byId = new(StringComparer.Ordinal);
    private readonly List<Departure> deletions = [];

    /// <summary>Pulsed whenever a message came, changed or went.</summary>
    public StateSignal Changes { get; } = new();

    /// <summary>Deleted messages, by the room that they were in.</summary>
    public IReadOnlyList<Departure> Deletions => deletions;

    public IEnumerable<StoredMessage> All => messages;

    public StoredMessage? Find(string? id) => id is not null && byId.TryGetValue(id, out var message) ? message : null;

    public IEnumerable<StoredMessage> In(TestRoom room) => messages.Where(message => message.Room == room);

    /// <summary>The newest message that a person wrote: the one that room lists show.</summary>
    public StoredMessage? LastIn(TestRoom room) => messages.FindLast(message => message.Room == room && message.Kind is null);

    /// <summary>Inserts what a person wrote. <paramref name="draft"/> carries the sender's members in the sender's order.</summary>
    public StoredMessage Post(TestRoom room, TestUser author, JsonObject draft)
    {
        var text = draft["msg"].Text() ?? "";
        var at = workspace.Clock.Next();
        draft["ts"] = Ejson.Date(at);
        draft["u"] = author.Reference();
        draft["msg"] = text;
        if (MessageText.Links(text) is { Count: > 0 } links)
            draft["urls"] = links;
        draft["mentions"] = MessageText.Mentions(text, workspace.Users);
        draft["channels"] = new JsonArray();
        draft["md"] = MessageText.Parsed(text);
        draft["_updatedAt"] = Ejson.Date(workspace.Clock.Next());
        if (draft["_id"] is null)
            draft["_id"] = Ids.Document();
        var message = Store(new StoredMessage(room, author, draft));
        var parent = Find(draft["tmid"].Text());
        NotifyMembers(message, countsAsUnread: parent is null);
        if (parent is not null)
            CountReply(parent, author, at);
        return message;
    }

    public void System(TestRoom room, TestUser by, string kind, string text, JsonObject? further = null)
    {
        var at = workspace.Clock.Next();
        var document = new JsonObject
        {
            ["t"] = kind,
            ["rid"] = room.Id,
            ["ts"] = Ejson.Date(at),
            ["msg"] = text,
            ["u"] = by.ShortReference(),
            ["groupable"] = false,
            ["_updatedAt"] = Ejson.Date(at),
            ["_id"] = Ids.Document(),
        };
        foreach (var (name, value) in further ?? [])
            document[name] = value?.DeepClone();
        Store(new StoredMessage(room, by, document));
    }

    /// <summary>A text for one user alone, which nobody stores.</summary>
    public void Whisper(TestUser user, string? roomId, string text) => workspace.Broadcast.ToUser(user, "message", new JsonObject
    {
        ["groupable"] = false,
        ["u"] = new JsonObject { ["_id"] = "rocket.cat", ["username"] = "rocket.cat" },
        ["private"] = true,
        ["_id"] = Ids.Document(),
        ["rid"] = roomId,
        ["ts"] = Ejson.Date(workspace.Clock.Now),
        ["msg"] = text,
    });

    public void Edit(StoredMessage message, TestUser by, string text)
    {
        var document = message.Document;
        document["msg"] = text;
        document["urls"] = MessageText.Links(text);
        document["mentions"] = MessageText.Mentions(text, workspace.Users);
        document["md"] = MessageText.Parsed(text);
        document["editedAt"] = Ejson.Date(workspace.Clock.Next());
        document["editedBy"] = by.ShortReference();
        Changed(message);
    }

    /// <summary>Sets or takes back a reaction; null for <paramref name="react"/> toggles it.</summary>
    public void React(StoredMessage message, TestUser user, string emoji, bool? react)
    {
        var reactions = message.Document["reactions"] as JsonObject ?? [];
        var names = reactions[emoji]?["usernames"] as JsonArray ?? [];
        var present = names.FirstOrDefault(name => name.Text() == user.Username);
        if ((react ?? present is null) == present is not null)
            return;
        if (present is null)
            names.Add(user.Username);
        else
            names.Remove(present);
        if (names.Count == 0)
            reactions.Remove(emoji);
        else if (names.Parent is null)
            reactions[emoji] = new JsonObject { ["usernames"] = names };
        if (reactions.Count == 0)
            message.Document.Remove("reactions");
        else if (reactions.Parent is null)
            message.Document["reactions"] = reactions;
        Changed(message);
    }

    /// <summary>Takes a message away, or leaves a mark in its place.</summary>
    public void Delete(StoredMessage message, TestUser by)
    {
        if (workspace.Options.ShowsDeletedMessages || message.Document.ContainsKey("tcount"))
        {
            Mark(message, by);
            return;
        }

        Forget(message);
        workspace.Rooms.Touch(message.Room);
        workspace.Broadcast.Publish(Broadcast.NotifyRoom, $"{message.Room.Id}/deleteMessage", [new JsonObject { ["_id"] = message.Id }]);
    }

    /// <summary>Deletes what people wrote between two moments; one event tells of all. Returns how many went.</summary>
    public int DeleteBetween(TestRoom room, long oldest, long latest, bool isInclusive, bool excludesPinned)
    {
        var edge = isInclusive ? 0 : 1;
        var gone = In(room).Where(message => message.Kind is null && message.CreatedAt - edge >= oldest && message.CreatedAt + edge <= latest)
            .Where(message => !excludesPinned || message.Document["pinned"]?.ToString() != "true")
            .ToArray();
        foreach (var message in gone)
            Forget(message);
        if (gone.Length == 0)
            return 0;
        workspace.Rooms.Touch(room);
        var (after, before) = isInclusive ? ("$gte", "$lte") : ("$gt", "$lt");
        workspace.Broadcast.Publish(Broadcast.NotifyRoom, $"{room.Id}/deleteMessageBulk", [new JsonObject
        {
            ["rid"] = room.Id,
            ["excludePinned"] = excludesPinned,
            ["ignoreDiscussion"] = true,
            ["ts"] = new JsonObject { [after] = Ejson.Date(oldest), [before] = Ejson.Date(latest) },
            ["users"] = new JsonArray(),
        }]);
        return gone.Length;
    }

    private void Forget(StoredMessage message)
    {
        messages.Remove(message);
        byId.Remove(message.Id);
        deletions.Add(new Departure(message.Id, message.Room.Id, workspace.Clock.Next()));
        Changes.Pulse();
    }

    /// <summary>What a mark keeps is who wrote and who deleted it, and when.</summary>
    private void Mark(StoredMessage message, TestUser by)
    {
        var document = message.Document;
        document["msg"] = "";
        document["t"] = "rm";
        foreach (var emptied in new[] { "urls", "mentions", "attachments" })
            document[emptied] = new JsonArray();
        document["reactions"] = new JsonObject();
        document["editedAt"] = Ejson.Date(workspace.Clock.Next());
        document["editedBy"] = by.ShortReference();
        foreach (var gone in new[] { "md", "blocks", "tshow" })
            document.Remove(gone);
        Changed(message);
        workspace.Rooms.Touch(message.Room);
    }

    private StoredMessage Store(StoredMessage message)
    {
        messages.Add(message);
        byId.Add(message.Id, message);
        workspace.Broadcast.Message(message);
        Changes.Pulse();
        return message;
    }

    /// <summary>Stamps a message whose document was changed, and tells of it.</summary>
    public void Changed(StoredMessage message)
    {
        message.Document["_updatedAt"] = Ejson.Date(workspace.Clock.Next());
        workspace.Broadcast.Message(message);
        Changes.Pulse();
        if (LastIn(message.Room) == message)
            workspace.Rooms.Touch(message.Room);
    }

    private void CountReply(StoredMessage parent, TestUser author, long at)
    {
        var document = parent.Document;
        var repliers = document["replies"] as JsonArray ?? [];
        if (!repliers.Any(id => id.Text() == author.Id))
            repliers.Add(author.Id);
        if (repliers.Parent is null)
            document["replies"] = repliers;
        document["tcount"] = ((int?)document["tcount"] ?? 0) + 1;
        document["tlm"] = Ejson.Date(at);
        Changed(parent);
    }

    private void NotifyMembers(StoredMessage message, bool countsAsUnread)
    {
        var others = message.Room.Memberships.Where(membership => membership.User != message.Author).ToArray();
        foreach (var membership in countsAsUnread ? others : [])
        {
            membership.Alert = true;
            membership.Unread++;
            membership.UserMentions += MessageText.MentionsUser(message.Document, membership.User) ? 1 : 0;
            membership.GroupMentions += MessageText.MentionsAll(message.Document) ? 1 : 0;
            membership.UpdatedAt = workspace.Clock.Next();
            workspace.Broadcast.Membership(membership);
        }

        workspace.Rooms.Touch(message.Room);
        foreach (var membership in others.Where(membership => Concerns(message, membership.User)))
            workspace.Broadcast.ToUser(membership.User, "notification", Notification(message));
    }

    private static bool Concerns(StoredMessage message, TestUser user) =>
        message.Room.Kind == RoomKind.Direct || MessageText.MentionsUser(message.Document, user) || MessageText.MentionsAll(message.Document);

    private static JsonObject Notification(StoredMessage message)
    {
        var room = message.Room;
        var text = (string)message.Document["msg"]!;
        var direct = room.Kind == RoomKind.Direct;
        var payload = new JsonObject
        {
            ["_id"] = message.Id,
            ["rid"] = room.Id,
            ["sender"] = message.Author.Reference(),
            ["type"] = room.KindLetter,
        };
        if (!direct)
            payload["name"] = room.Name;
        payload["message"] = new JsonObject { ["msg"] = text };
        return new JsonObject
        {
            ["title"] = direct ? "@" + message.Author.Username : "#" + room.Name,
            ["text"] = direct ? text : $"{message.Author.Username}: {text}",
            ["payload"] = payload,
        };
    }
}
