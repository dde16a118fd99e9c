using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>The rooms and who is in them. Guarded by the workspace's lock.</summary>
internal sealed class RoomBook(Workspace workspace)
{
    private readonly Dictionary<string, TestRoom> rooms = new(StringComparer.Ordinal);
    private readonly List<Departure> departures = [];

    public IEnumerable<TestRoom> All => rooms.Values;

    /// <summary>Memberships that ended, by the user whose they were.</summary>
    public IReadOnlyList<Departure> Departures => departures;

    public TestRoom? Find(string? id) => id is not null && rooms.TryGetValue(id, out var room) ? room : null;

    public TestRoom? Named(string? name) => name is null ? null : rooms.Values.FirstOrDefault(room => room.Name == name);

    public IEnumerable<Membership> MembershipsOf(TestUser user) =>
        rooms.Values.Select(room => room.MembershipOf(user)).OfType<Membership>();

    public TestRoom Create(string? name, RoomKind kind, TestUser? owner, IEnumerable<TestUser> members, string? id = null, string? friendlyName = null, string? parentId = null)
    {
        var room = new TestRoom(workspace, id ?? Ids.Document(), name, kind, owner) { FriendlyName = friendlyName, ParentId = parentId };
        rooms.Add(room.Id, room);
        var at = workspace.Clock.Next();
        foreach (var user in members.Distinct())
            room.Add(new Membership(room, user, at));
        foreach (var membership in room.Memberships)
            Announce(membership);
        return room;
    }

    /// <summary>The conversation between exactly these users; made when there is none.</summary>
    public TestRoom Direct(IReadOnlyCollection<TestUser> users)
    {
        var id = string.Concat(users.Select(user => user.Id).Distinct().Order(StringComparer.Ordinal));
        return Find(id) ?? Create(null, RoomKind.Direct, null, users, id);
    }

    /// <summary>A room for a subject of another one, in which a message tells of it.</summary>
    public TestRoom CreateDiscussion(TestRoom parent, string title, TestUser owner, IEnumerable<TestUser> others)
    {
        var room = Create(Ids.Document(), RoomKind.PrivateGroup, owner, others.Prepend(owner), friendlyName: title, parentId: parent.Id);
        workspace.Messages.System(parent, owner, "discussion-created", title, new JsonObject { ["drid"] = room.Id });
        return room;
    }

    public void Mute(Membership membership, TestUser by, bool mutes)
    {
        membership.IsMuted = mutes;
        Touch(membership.Room);
        workspace.Messages.System(membership.Room, by, mutes ? "user-muted" : "user-unmuted", membership.User.Username);
    }

    /// <summary>Joins by oneself, or is brought in by another.</summary>
    public void Join(TestRoom room, TestUser user, TestUser? addedBy = null)
    {
        if (room.MembershipOf(user) is not null)
            return;
        var membership = new Membership(room, user, workspace.Clock.Next());
        room.Add(membership);
        workspace.Messages.System(room, addedBy ?? user, addedBy is null ? "uj" : "au", user.Username);
        Announce(membership);
        Touch(room);
    }

    public void Leave(TestRoom room, TestUser user, string kind = "ul")
    {
        if (room.MembershipOf(user) is not { } membership)
            return;
        workspace.Messages.System(room, user, kind, user.Username);
        room.Remove(membership);
        departures.Add(new Departure(membership.Id, user.Id, workspace.Clock.Next()));
        workspace.Broadcast.ToUser(user, "subscriptions-changed", "removed", new JsonObject
        {
            ["_id"] = membership.Id,
            ["rid"] = room.Id,
            ["u"] = user.ShortReference(),
        });
        workspace.Broadcast.ToUser(user, "rooms-changed", "removed", new JsonObject { ["_id"] = room.Id });
        // The stream of the room's messages ends without a word; only the events above tell.
        foreach (var session in workspace.Sessions.Where(session => session.User == user))
            session.Subscriptions.DropSilently(Broadcast.RoomMessages, room.Id);
        Touch(room);
    }

    public void Rename(TestRoom room, TestUser by, string name)
    {
        room.Name = name;
        Touch(room);
        foreach (var membership in room.Memberships)
        {
            membership.UpdatedAt = workspace.Clock.Next();
            workspace.Broadcast.Membership(membership);
        }

        workspace.Messages.System(room, by, "r", name);
    }

    public void SetTopic(TestRoom room, TestUser by, string topic)
    {
        room.Topic = topic;
        Touch(room);
        workspace.Messages.System(room, by, "room_changed_topic", topic);
    }

    public void Touch(TestRoom room)
    {
        room.UpdatedAt = workspace.Clock.Next();
        workspace.Broadcast.Room(room);
    }

    public void Touch(Membership membership)
    {
        membership.UpdatedAt = workspace.Clock.Next();
        workspace.Broadcast.Membership(membership);
    }

    private void Announce(Membership membership)
    {
        workspace.Broadcast.Membership(membership, "inserted");
        workspace.Broadcast.ToUser(membership.User, "rooms-changed", "inserted", membership.Room.ToDocument());
    }
}
