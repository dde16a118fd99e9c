using System.Text.Json.Nodes;
using Framewright.Testing.Hosting;
using Framewright.Testing.RocketChat.Ddp;
using Framewright.Testing.RocketChat.Methods;
using Framewright.Testing.RocketChat.Model;
using Framewright.Testing.RocketChat.Rest;

namespace Framewright.Testing.RocketChat;

/// <summary>
/// A Rocket.Chat realtime server inside the test process: real WebSockets on a free loopback port, users and rooms made by the
/// test, and faults on demand. It is written apart from the client, so it is a fair judge of it. Safe to use from any thread.
/// </summary>
/// <example>
/// <code>
/// await using var server = await RocketChatServer.StartAsync();
/// var alice = server.AddUser("alice", "secret");
/// var bot = server.AddUser("bot", "secret");
/// var general = server.AddRoom("general", alice, bot);
/// // … start the bot against server.WebSocketUri with bot.PersonalAccessToken …
/// server.Post(general, alice, "!ping");
/// var answer = await server.WaitForMessageAsync(message => message.UserId == bot.Id);
/// </code>
/// </example>
public sealed class RocketChatServer : IAsyncDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private readonly Workspace workspace;
    private readonly WebSocketHost host;
    private readonly RestApi rest;

    private RocketChatServer(Workspace workspace, WebSocketHost host, RestApi rest)
    {
        this.workspace = workspace;
        this.host = host;
        this.rest = rest;
        Faults = new RocketChatFaults(workspace, host, rest.Requests);
    }

    /// <summary>Where clients connect: <c>ws://127.0.0.1:port/websocket</c>.</summary>
    public Uri WebSocketUri => host.WebSocketUri;

    /// <summary>Where the HTTP side is, on the same port: <c>http://127.0.0.1:port/</c>. Its routes begin with <c>api/v1/</c>; files are behind <c>file-upload/</c>.</summary>
    public Uri HttpUri => new UriBuilder("http", WebSocketUri.Host, WebSocketUri.Port).Uri;

    /// <summary>A snapshot of all HTTP requests so far, oldest first; upgrades to WebSockets are not among them.</summary>
    public IReadOnlyList<RecordedRequest> Requests => rest.Log.Snapshot;

    /// <summary>The sockets of clients, with what they sent and got.</summary>
    public ServerConnections Connections => host.Connections;

    /// <summary>Ways to make the server misbehave.</summary>
    public RocketChatFaults Faults { get; }

    /// <summary>A snapshot of all rooms, in the order in which they were made.</summary>
    public IReadOnlyList<TestRoom> Rooms => Read(() => workspace.Rooms.All.ToArray());

    /// <summary>A snapshot of all users.</summary>
    public IReadOnlyList<TestUser> Users => Read(() => workspace.Users.All.ToArray());

    /// <summary>A snapshot of all messages of all rooms, oldest first; system messages included, deleted ones not.</summary>
    public IReadOnlyList<TestMessage> Messages => Read(() => workspace.Messages.All.Select(message => message.Snapshot()).ToArray());

    /// <summary>Starts a server without users and rooms.</summary>
    /// <param name="options">How it behaves; null takes every default.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<RocketChatServer> StartAsync(RocketChatServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var workspace = new Workspace(options ?? new RocketChatServerOptions());
        var methods = AllMethods.CreateTable();
        var rest = new RestApi(workspace, methods);
        var host = await WebSocketHost.StartAsync(
            "/websocket",
            workspace.Options.TimeProvider,
            workspace.Options.RecordFrames,
            connection => new DdpSession(workspace, connection, methods),
            rest.HandleAsync,
            cancellationToken).ConfigureAwait(false);
        return new RocketChatServer(workspace, host, rest);
    }

    /// <summary>Makes an account.</summary>
    /// <param name="username">Unique; also the login name.</param>
    /// <param name="password">In plain text; clients send its SHA-256.</param>
    /// <param name="name">The name for people; the user name with a capital when null.</param>
    /// <exception cref="ArgumentException">The user name is empty or taken.</exception>
    public TestUser AddUser(string username, string password = "secret", string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(username);
        ArgumentNullException.ThrowIfNull(password);
        return Change(() => workspace.Users.Add(username, password, name ?? char.ToUpperInvariant(username[0]) + username[1..]));
    }

    /// <summary>Makes a public channel without an owner, so that every member may change its settings.</summary>
    /// <param name="name">The channel's name.</param>
    /// <param name="members">Who is inside.</param>
    public TestRoom AddRoom(string name, params TestUser[] members) => AddRoom(name, RoomKind.Channel, null, members);

    /// <summary>Makes a channel or a private group.</summary>
    /// <param name="name">The room's name.</param>
    /// <param name="kind">Not <see cref="RoomKind.Direct"/>; see <see cref="AddDirectRoom"/>.</param>
    /// <param name="owner">The only one who may change the settings; null lets every member.</param>
    /// <param name="members">Who is inside; the owner is in any case.</param>
    /// <exception cref="ArgumentException">The name is empty or taken, or the kind is a direct conversation.</exception>
    public TestRoom AddRoom(string name, RoomKind kind, TestUser? owner, params TestUser[] members)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (kind == RoomKind.Direct)
            throw new ArgumentException("A direct conversation has no name.", nameof(kind));
        return Change(() => workspace.Rooms.Named(name) is null
            ? workspace.Rooms.Create(name, kind, owner, owner is null ? members : members.Prepend(owner))
            : throw new ArgumentException($"There is a room named '{name}' already.", nameof(name)));
    }

    /// <summary>Finds or makes the direct conversation of exactly these users.</summary>
    /// <param name="members">One or more users.</param>
    public TestRoom AddDirectRoom(params TestUser[] members) => Change(() => workspace.Rooms.Direct(members));

    /// <summary>Posts a message as that user, with all events that follow from it. The user need not be a member or connected.</summary>
    /// <param name="room">Where.</param>
    /// <param name="user">Who.</param>
    /// <param name="text">What; no length limit applies.</param>
    /// <param name="threadId">The id of the message that this one answers in a thread; null posts to the room.</param>
    public TestMessage Post(TestRoom room, TestUser user, string text, string? threadId = null) => Change(() =>
    {
        var draft = new JsonObject { ["_id"] = Ids.Document(), ["rid"] = room.Id, ["msg"] = text };
        if (threadId is not null)
            draft["tmid"] = threadId;
        return workspace.Messages.Post(room, user, draft).Snapshot();
    });

    /// <summary>Changes a message's text as its author would.</summary>
    /// <param name="message">Any snapshot of the message.</param>
    /// <param name="text">The new text.</param>
    /// <exception cref="ArgumentException">The message is gone.</exception>
    public TestMessage Edit(TestMessage message, string text) => Change(() =>
    {
        var stored = Stored(message);
        workspace.Messages.Edit(stored, stored.Author, text);
        return stored.Snapshot();
    });

    /// <summary>Adds a user's reaction to a message, or takes it back when it was there.</summary>
    /// <param name="message">Any snapshot of the message.</param>
    /// <param name="user">Who reacts.</param>
    /// <param name="emoji">With colons, for example <c>:tada:</c>.</param>
    /// <exception cref="ArgumentException">The message is gone.</exception>
    public TestMessage React(TestMessage message, TestUser user, string emoji) => Change(() =>
    {
        var stored = Stored(message);
        workspace.Messages.React(stored, user, emoji, react: null);
        return stored.Snapshot();
    });

    /// <summary>Deletes a message as its author would. Subscribers of the room's <c>deleteMessage</c> event hear of it, or the message comes again as a mark: see <see cref="RocketChatServerOptions.ShowsDeletedMessages"/>.</summary>
    /// <param name="message">Any snapshot of the message.</param>
    /// <exception cref="ArgumentException">The message is gone already.</exception>
    public void Delete(TestMessage message) => Change(() =>
    {
        var stored = Stored(message);
        workspace.Messages.Delete(stored, stored.Author);
    });

    /// <summary>Renames a room, with the system message and the events to its members.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who does it.</param>
    /// <param name="name">The new name.</param>
    public void Rename(TestRoom room, TestUser by, string name) => Change(() => workspace.Rooms.Rename(room, by, name));

    /// <summary>Adds a user to a room, as joining does. Nothing happens when the user is inside.</summary>
    /// <param name="room">The room.</param>
    /// <param name="user">The user.</param>
    public void Join(TestRoom room, TestUser user) => Change(() => workspace.Rooms.Join(room, user));

    /// <summary>Takes a user out of a room; the user's subscriptions to its messages end silently. Nothing happens when the user is not inside.</summary>
    /// <param name="room">The room.</param>
    /// <param name="user">The user.</param>
    public void Remove(TestRoom room, TestUser user) => Change(() => workspace.Rooms.Leave(room, user, "ru"));

    /// <summary>Takes a member's voice in a room, or gives it back; the muted may not post.</summary>
    /// <param name="room">The room.</param>
    /// <param name="user">A member.</param>
    /// <param name="isMuted">False gives the voice back.</param>
    /// <exception cref="ArgumentException">The user is not inside.</exception>
    public void Mute(TestRoom room, TestUser user, bool isMuted = true) => Change(() => workspace.Rooms.Mute(
        room.MembershipOf(user) ?? throw new ArgumentException($"{user} is not in {room}.", nameof(user)), room.Owner ?? user, isMuted));

    /// <summary>Shows typing, or the end of it, to whoever listens to the room's <c>user-activity</c>.</summary>
    /// <param name="room">The room.</param>
    /// <param name="user">Who types.</param>
    /// <param name="isTyping">False tells that it ended.</param>
    public void Type(TestRoom room, TestUser user, bool isTyping = true) => Change(() => workspace.Broadcast.Publish(
        Broadcast.NotifyRoom,
        $"{room.Id}/user-activity",
        [user.Username, isTyping ? new JsonArray("user-typing") : new JsonArray(), new JsonObject()]));

    /// <summary>Tells those who watch a user of a new status.</summary>
    /// <param name="user">The user.</param>
    /// <param name="status">The status.</param>
    /// <param name="text">The status text; empty by default.</param>
    public void SetStatus(TestUser user, UserStatus status, string text = "") =>
        Change(() => workspace.Users.SetStatus(user, status, text));

    /// <summary>Sends any stream event to its subscribers.</summary>
    /// <param name="stream">The collection, for example <c>stream-notify-all</c>.</param>
    /// <param name="eventName">The event, for example <c>public-settings-changed</c>.</param>
    /// <param name="args">The event's arguments; copied.</param>
    public void Publish(string stream, string eventName, params JsonNode?[] args) =>
        Change(() => workspace.Broadcast.Publish(stream, eventName, new JsonArray([.. args.Select(argument => argument?.DeepClone())])));

    /// <summary>Ends a user's logins as an administrator would: resume tokens are revoked and the user's sockets closed. Personal access tokens stay.</summary>
    /// <param name="user">The user.</param>
    public void ForceLogout(TestUser user) => Change(() =>
    {
        workspace.Users.RevokeResumeTokens(user);
        workspace.Broadcast.ToUser(user, "force_logout");
        foreach (var session in workspace.Sessions.Where(session => session.User == user))
            session.End();
    });

    /// <summary>Closes an account as an administrator would: its tokens are no longer accepted, logins are refused with <c>error-user-is-not-activated</c>, and its sockets are closed.</summary>
    /// <param name="user">The user.</param>
    public void Deactivate(TestUser user)
    {
        Change(() => user.IsActive = false);
        ForceLogout(user);
    }

    /// <summary>Sets a setting of the workspace and tells those who listen.</summary>
    /// <param name="id">For example <c>Site_Name</c>.</param>
    /// <param name="value">Any JSON; copied.</param>
    /// <param name="isPublic">Whether everybody may read it; true by default.</param>
    public void SetSetting(string id, JsonNode? value, bool isPublic = true) => Change(() => workspace.Settings.Set(id, value, isPublic));

    /// <summary>Sets who may do a thing and tells those who listen.</summary>
    /// <param name="id">For example <c>create-c</c>.</param>
    /// <param name="roles">The roles that may.</param>
    public void SetPermission(string id, params string[] roles) => Change(() => workspace.Permissions.Set(id, roles));

    /// <summary>Makes a user's resume tokens useless, as their expiry does: the next login with one is refused with 403. Open sockets stay, and so do personal access tokens.</summary>
    /// <param name="user">The user.</param>
    public void RevokeTokens(TestUser user) => Change(() => workspace.Users.RevokeResumeTokens(user));

    /// <summary>A snapshot of the open sockets that are logged in as that user, oldest first.</summary>
    /// <param name="user">The user.</param>
    public IReadOnlyList<ServerConnection> ConnectionsOf(TestUser user) =>
        Read(() => workspace.Sessions.Where(session => session.User == user).Select(session => session.Connection).ToArray());

    /// <summary>How many sockets are logged in as that user.</summary>
    /// <param name="user">The user.</param>
    public int SessionCount(TestUser user) => Read(() => workspace.Sessions.Count(session => session.User == user));

    /// <summary>How many subscriptions are live on all open sockets together.</summary>
    public int SubscriptionCount() => Read(() => workspace.Sessions.Sum(session => session.Subscriptions.Active.Count()));

    /// <summary>How many subscriptions to one event are live on all open sockets together.</summary>
    /// <param name="stream">The stream, for example <c>stream-room-messages</c>.</param>
    /// <param name="eventName">The event, for example a room's id.</param>
    public int SubscriptionCount(string stream, string eventName) =>
        Read(() => workspace.Sessions.Sum(session => session.Subscriptions.Count(stream, eventName)));

    /// <summary>Waits until exactly that many subscriptions to an event are live.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="eventName">The event.</param>
    /// <param name="count">The number to wait for.</param>
    /// <param name="timeout">How long to wait in real time; 5 s by default.</param>
    /// <param name="cancellationToken">Gives up early.</param>
    /// <exception cref="TimeoutException">It did not happen in time.</exception>
    public Task WaitForSubscriptionCountAsync(
        string stream, string eventName, int count, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        workspace.SubscriptionsChanged.WaitForAsync(
            () => SubscriptionCount(stream, eventName) == count ? this : null,
            $"{count} subscriptions to {stream} {eventName}",
            timeout ?? DefaultPatience,
            cancellationToken);

    /// <summary>Returns the first message, past or future, that matches as it stands.</summary>
    /// <param name="predicate">Decides whether a message matches; may be called many times for one message.</param>
    /// <param name="timeout">How long to wait in real time; 5 s by default.</param>
    /// <param name="cancellationToken">Gives up early.</param>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public Task<TestMessage> WaitForMessageAsync(Func<TestMessage, bool> predicate, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        workspace.Messages.Changes.WaitForAsync(
            () => Messages.FirstOrDefault(predicate), "a matching message", timeout ?? DefaultPatience, cancellationToken);

    /// <summary>Returns the first HTTP request, past or future, that matches.</summary>
    /// <param name="predicate">Decides whether a request matches; may be called many times for one request.</param>
    /// <param name="timeout">How long to wait in real time; 5 s by default.</param>
    /// <param name="cancellationToken">Gives up early.</param>
    /// <exception cref="TimeoutException">None came in time.</exception>
    public Task<RecordedRequest> WaitForRequestAsync(Func<RecordedRequest, bool> predicate, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        rest.Log.WaitForAsync(predicate, timeout ?? DefaultPatience, cancellationToken);

    /// <summary>Drops every socket and stops listening: attempts to connect fail, as when the server is down. Users, rooms and messages stay. Completes when no session runs any more.</summary>
    public Task StopAsync() => host.StopAsync();

    /// <summary>Starts the server again at the same address; stops it before if it runs. Sessions and subscriptions are gone, users, tokens, rooms and messages stay.</summary>
    /// <exception cref="ObjectDisposedException">The server was disposed.</exception>
    public async Task RestartAsync()
    {
        await host.StopAsync().ConfigureAwait(false);
        await host.ListenAsync().ConfigureAwait(false);
    }

    /// <summary>Drops every socket and stops listening. Completes when no session runs any more.</summary>
    public ValueTask DisposeAsync() => host.DisposeAsync();

    private StoredMessage Stored(TestMessage message) =>
        workspace.Messages.Find(message.Id) ?? throw new ArgumentException("The message was deleted.", nameof(message));

    private T Read<T>(Func<T> read)
    {
        lock (workspace.Gate)
            return read();
    }

    private T Change<T>(Func<T> change) => Read(change);

    private void Change(Action change)
    {
        lock (workspace.Gate)
            change();
    }
}
