using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>A user's place in a room: what Rocket.Chat calls a subscription document.</summary>
internal sealed class Membership(TestRoom room, TestUser user, long joinedAt)
{
    public string Id { get; } = Ids.Document();

    public TestRoom Room => room;

    public TestUser User => user;

    public long JoinedAt { get; } = joinedAt;

    public long UpdatedAt { get; set; } = joinedAt;

    public long LastSeen { get; set; } = joinedAt;

    /// <summary>Whether the user may only listen.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Whether the room shows in the user's list.</summary>
    public bool IsOpen { get; set; } = true;

    public bool IsFavorite { get; set; }

    public bool Alert { get; set; }

    public int Unread { get; set; }

    public int UserMentions { get; set; }

    public int GroupMentions { get; set; }

    public JsonObject ToDocument()
    {
        var (name, friendly) = room.TitleFor(user);
        var document = new JsonObject
        {
            ["_id"] = Id,
            ["t"] = room.KindLetter,
            ["ts"] = Ejson.Date(JoinedAt),
            ["ls"] = Ejson.Date(LastSeen),
            ["name"] = name,
            ["fname"] = friendly,
            ["rid"] = room.Id,
            ["u"] = user.Reference(),
            ["open"] = IsOpen,
            ["alert"] = Alert,
            ["unread"] = Unread,
            ["userMentions"] = UserMentions,
            ["groupMentions"] = GroupMentions,
            ["_updatedAt"] = Ejson.Date(UpdatedAt),
        };
        if (IsFavorite)
            document["f"] = true;
        if (room.ParentId is { } parent)
            document["prid"] = parent;
        return document;
    }
}
