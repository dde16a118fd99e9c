using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Model;

namespace Framewright.Testing.RocketChat;

/// <summary>A room on a <see cref="RocketChatServer"/>. Its properties show the present state; safe to read from any thread.</summary>
public sealed class TestRoom
{
    private readonly Workspace workspace;
    private readonly List<Membership> memberships = [];
    private string? name;
    private string? topic;

    internal TestRoom(Workspace workspace, string id, string? name, RoomKind kind, TestUser? owner)
    {
        this.workspace = workspace;
        this.name = name;
        Id = id;
        Kind = kind;
        Owner = owner;
        UpdatedAt = workspace.Clock.Next();
    }

    /// <summary>The room's id.</summary>
    public string Id { get; }

    /// <summary>Channel, private group or direct conversation.</summary>
    public RoomKind Kind { get; }

    /// <summary>Who made the room and may change its settings; null for rooms that the test made without an owner (anyone inside may).</summary>
    public TestUser? Owner { get; }

    /// <summary>The name now; null for a direct conversation.</summary>
    public string? Name
    {
        get
        {
            lock (workspace.Gate)
                return name;
        }
        internal set => name = value;
    }

    /// <summary>The topic now; null until one is set.</summary>
    public string? Topic
    {
        get
        {
            lock (workspace.Gate)
                return topic;
        }
        internal set => topic = value;
    }

    /// <summary>A snapshot of the users inside, in the order in which they joined.</summary>
    public IReadOnlyList<TestUser> Members
    {
        get
        {
            lock (workspace.Gate)
                return memberships.Select(membership => membership.User).ToArray();
        }
    }

    /// <summary>A snapshot of the room's messages, oldest first; deleted ones are gone.</summary>
    public IReadOnlyList<TestMessage> Messages
    {
        get
        {
            lock (workspace.Gate)
                return workspace.Messages.In(this).Select(message => message.Snapshot()).ToArray();
        }
    }

    /// <summary>The name for people, where it is not the room's own.</summary>
    internal string? FriendlyName { get; init; }

    /// <summary>The room that this one discusses a subject of.</summary>
    internal string? ParentId { get; init; }

    internal long UpdatedAt { get; set; }

    internal IReadOnlyList<Membership> Memberships => memberships;

    internal string KindLetter => Kind switch { RoomKind.Channel => "c", RoomKind.PrivateGroup => "p", _ => "d" };

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id;

    internal Membership? MembershipOf(TestUser? user) => memberships.Find(membership => membership.User == user);

    internal bool IsReadableBy(TestUser? user) => user is not null && (Kind == RoomKind.Channel || MembershipOf(user) is not null);

    /// <summary>Whether the user may change the room and its members: the owner, or anybody inside where there is none.</summary>
    internal bool IsKeptBy(TestUser? user) => MembershipOf(user) is not null && (Owner is null || Owner == user);

    internal void Add(Membership membership) => memberships.Add(membership);

    internal void Remove(Membership membership) => memberships.Remove(membership);

    internal (string? Name, string? Friendly) TitleFor(TestUser user)
    {
        if (Kind != RoomKind.Direct)
            return (name, FriendlyName ?? name);
        var others = memberships.Select(membership => membership.User).Where(other => other != user).DefaultIfEmpty(user).ToArray();
        return (string.Join(", ", others.Select(other => other.Username)), string.Join(", ", others.Select(other => other.Name)));
    }

    internal JsonObject ToDocument()
    {
        var document = new JsonObject { ["_id"] = Id };
        if (Kind != RoomKind.Direct)
        {
            document["name"] = name;
            document["fname"] = FriendlyName ?? name;
        }

        document["t"] = KindLetter;
        document["usersCount"] = memberships.Count;
        if (Kind == RoomKind.Direct)
        {
            document["usernames"] = new JsonArray([.. memberships.Select(membership => (JsonNode)membership.User.Username)]);
            document["uids"] = new JsonArray([.. memberships.Select(membership => (JsonNode)membership.User.Id)]);
        }

        if (Owner is not null)
            document["u"] = Owner.ShortReference();
        if (topic is not null)
            document["topic"] = topic;
        if (ParentId is not null)
            document["prid"] = ParentId;
        if (memberships.Exists(membership => membership.IsMuted))
            document["muted"] = new JsonArray([.. memberships.Where(membership => membership.IsMuted).Select(membership => (JsonNode)membership.User.Username)]);
        document["_updatedAt"] = Ejson.Date(UpdatedAt);
        document["customFields"] = new JsonObject();
        if (workspace.Messages.LastIn(this) is { } last)
            document["lastMessage"] = last.Document.DeepClone();
        document["ro"] = false;
        document["sysMes"] = true;
        return document;
    }
}
