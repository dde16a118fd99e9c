using System.Text.Json;
using Framewright.Protocol;
using Framewright.RocketChat;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

// The page shows the short forms.
#pragma warning disable CA2016

namespace Framewright.Client.Tests.Docs;

/// <summary>All code that docs/migrating.md shows, so that it compiles; <see cref="MigratingTests"/> compares the two.</summary>
internal static class MigrationSnippets
{
    public static async Task LogIn(Uri server, string username, string password, string token, Func<Task<string?>> askAsync)
    {
        await using var client = await RocketChatClient.StartAsync(server, username, password);
        await using var resumed = await RocketChatClient.ResumeAsync(server, username, token);
        await using var renewed = await RocketChatClient.ResumeAsync(server, username, token, _ => new(RocketChatCredentials.Password(username, password)));
        await using var micro = await RocketChatClient.StartOverHttpAsync(server, username, password);
        await using var ldap = await RocketChatClient.StartAsync(server, username, _ => new(RocketChatCredentials.Ldap(username, password)));
        await using var oauth = await RocketChatClient.StartAsync(server, username, _ => new(RocketChatCredentials.OAuth(token, password)));
        await using var careful = await RocketChatClient.StartAsync(server, username, password, secondFactor: async (challenge, cancellationToken) => await askAsync());
        await using var settled = RocketChatClient.FromEnvironment();
        await settled.StartAsync();

        Show(client.UserId, client.Username, client.Identity!.Token, client.TokenExpires);
        await client.LogOutAndCloseAsync();
        await client.LogOutOtherClientsAsync();
        await client.ForcedLogoutAsync();
    }

    public static async Task Fail(Uri server, string username, string password)
    {
        try
        {
            await using var client = await RocketChatClient.StartAsync(server, username, password);
        }
        catch (AuthenticationException refused) { Show(refused.Message, refused.Code, refused.RetryAfter); }
        catch (HandshakeRefusedException refused) { Show(refused.IsTransient); }
        catch (ConnectionLostException lost) { Show(lost.Outcome); }
        catch (CallTimeoutException late) { Show(late.Outcome); }
        catch (SubscriptionRefusedException refused) { Show(refused.Message); }
        catch (CallException error) when (error.Refusal == RefusalKind.NotAllowed) { Show(error.Advice); }
    }

    public static async Task Configure(Uri server, string username, string password, ILoggerFactory loggers, HttpClient http)
    {
        await using var client = await RocketChatClient.StartAsync(server, username, password, options => options with
        {
            Reconnect = new ReconnectPolicy { MaxAttempts = 5, MaxDelay = TimeSpan.FromSeconds(30), RetriesFirstConnect = true },
            Heartbeat = new HeartbeatPolicy(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(120)),
            CallTimeout = TimeSpan.FromSeconds(10),
            LongCallTimeout = TimeSpan.FromSeconds(15),
            AssetCallTimeout = TimeSpan.FromSeconds(60),
            MaxQueuedCalls = 100,
            PacesCalls = true,
            LoggerFactory = loggers,
            HttpClient = http,
        });
        await using var quiet = await RocketChatClient.StartAsync(server, username, password, options => options with { Reconnect = ReconnectPolicy.Never });

        client.Connection.StateChanged += change => Show(change);
        client.Connection.BreakReported += report => Show(report);
        client.Connection.HandlerFailed += failure => Show(failure);
        client.Connection.FrameFaulted += fault => Show(fault);
        client.Connection.EventUnrouted += route => Show(route);
        client.Connection.PeerFaulted += reason => Show(reason);
        client.Connection.HandlerSlow += slow => Show(slow);
        await client.Connection.WaitForStateAsync(ConnectionState.Live);
        Show(client.Connection.State, client.Connection.Statistics.SocketsLost, client.Connection.Statistics.CallsPending);
    }

    public static async Task Host(IServiceCollection services)
    {
        services.AddRocketChat(options => options.Server = new Uri("https://chat.example.com"));
        services.AddHealthChecks().AddRocketChat();
        await Task.CompletedTask;
    }

    public static async Task Rooms(RocketChatClient client, DateTimeOffset since, string roomId)
    {
        var rooms = await client.GetRoomsAsync();
        Show(rooms.Select(room => (room.Id, room.Type)));
        using var raw = await client.GetRoomsRawAsync();
        var changes = await client.GetChangedRoomsAsync(since);
        var room = await client.FindRoomAsync("#general");
        var direct = await client.OpenDirectRoomAsync(["bob"]);
        var channel = await client.CreateChannelAsync("plans", ["bob"]);
        await client.JoinChannelAsync("plans");
        await client.LeaveRoomAsync(roomId);
        await client.DeleteRoomAsync(roomId);
        await foreach (var member in client.RoomMembersAsync(roomId)) Show(member.Username);
        await foreach (var changed in client.RoomsChangedAsync(client.UserId!)) Show(changed.Change, changed.Room.Id);
        await foreach (var changed in client.ChangedRoomsAsync(client.UserId!)) Show(changed.Id);
        await foreach (var membership in client.RoomMembershipsAsync(withPresent: true)) Show(membership is RoomJoined, membership.RoomId);
        await foreach (var changed in client.SubscriptionsChangedAsync(client.UserId!)) Show(changed.Subscription.UnreadCount);
        var subscriptions = await client.GetSubscriptionsAsync();
        Show(await client.GetRoomAsync(roomId));
        Show(changes.Updated, room, direct, channel, subscriptions);
    }

    public static async Task Write(RocketChatClient client, string roomId, Message message, string text, Stream picture)
    {
        var id = await client.SendTextAsync(roomId, text);
        await client.SendTextAsync(roomId, text, threadId: message.Id);
        await client.ReplyAsync(message, text);
        await client.EditAsync(message, text);
        await client.DeleteAsync(message);
        await client.ReactAsync(message, Emoji.ThumbsUp);
        await client.ReactAsync(message, new Emoji(":parrot:"));
        await client.PinAsync(message);
        await client.StarAsync(message);
        await client.SendTypingAsync(roomId);
        await client.SendTypingAsync(roomId, threadId: message.Id);
        await using (client.StartTyping(roomId)) await client.SendTextAsync(roomId, text);
        await client.UploadFileAsync(roomId, new FileUpload { Content = picture, Name = "plan.png", ContentType = "image/png" });
        await client.DownloadFileAsync(message.File!, picture);
        Show(id);
    }

    public static async Task Read(RocketChatClient client, string roomId, string otherRoomId, DateTimeOffset since, CancellationToken stopping)
    {
        await foreach (var message in client.RoomMessagesAsync(roomId)) Show(message.RoomId, message.Sender.Username, message.Id, message.ThreadId, message.Text, message.Kind, message.IsUnread, message.IsRepeated());
        await foreach (var message in client.NewRoomMessagesAsync(roomId)) Show(message.Text);
        await foreach (var message in client.MyNewMessagesAsync()) Show(message.Text);
        await foreach (var message in client.MyNewMessagesAsync(cancellationToken: stopping)) Show(message.Text);
        await foreach (var change in client.RoomMessageChangesAsync(roomId)) Show(change.Kind == MessageChangeKind.Edited, change.Message);
        await foreach (var change in client.MyMessageChangesAsync(new MessageChangeOptions { HidesDeleted = true })) Show(change.Message);
        await foreach (var raw in client.RoomMessagesRawAsync(roomId)) Show(raw.ToElement());
        await foreach (var gone in client.MessageDeletionsAsync(roomId)) Show(gone.Id);
        await foreach (var old in client.HistoryAsync(roomId)) Show(old.Text);
        await foreach (var missed in client.HistorySinceAsync(roomId, since)) Show(missed.Text);
        await foreach (var activity in client.RoomActivityAsync(roomId)) Show(activity.Username, activity.Activities);

        await using var first = await client.SubscribeToRoomMessagesAsync(roomId, async (message, cancellationToken) => await client.SendTextAsync(otherRoomId, message.Text, cancellationToken: cancellationToken));
        await using var second = await client.SubscribeToRoomMessagesAsync(otherRoomId, (message, cancellationToken) => ValueTask.CompletedTask);
        await using var inPlace = await client.SubscribeToRoomMessagesViewAsync(roomId, message => Show(message.Text.StartsWith("ALARM"u8)));
        await using var buffered = await client.SubscribeToRoomMessagesAsync(roomId, new SubscriptionOptions { Capacity = 64, Policy = BufferPolicy.DropOldest, OnGap = gap => Show(gap) });
        await first.DisposeAsync();
    }

    public static async Task Answer(RocketChatClient client)
    {
        await foreach (var message in client.MyNewMessagesAsync())
        {
            if (message.Sender.Id == client.UserId || !message.Text.StartsWith("!ping", StringComparison.Ordinal)) continue;
            await client.SendTextAsync(message.RoomId, $"pong, @{message.Sender.Username}", message.ThreadId);
        }
    }

    public static async Task Handle(RocketChatClient client, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        await using var handling = await client.OnAsync(RocketChatEventKinds.Messages | RocketChatEventKinds.Connection, (happened, cancellationToken) =>
        {
            if (happened is RocketChatEvent.MessageArrived arrived) Show(arrived.Message.Text);
            if (happened is RocketChatEvent.ConnectionChanged changed) Show(changed.Change);
            return ValueTask.CompletedTask;
        });
        await client.RunAsync();
        await client.RunAsync(work);
        await client.RunAsync(cancellationToken: stopping);
    }

    public static async Task Administer(RocketChatClient client, string bobId)
    {
        var permissions = await client.GetMyPermissionsAsync();
        Show(permissions.Has("create-c"), permissions.Granted);
        await using var settings = await client.WatchPublicSettingsAsync();
        Show(settings["Message_MaxAllowedSize"]?.AsNumber());
        await client.SetReadReceiptsAsync(true);
        await client.UpdatePreferencesAsync(new UserPreferences { IsAutoAwayEnabled = true });
        await client.MarkOnlineAsync();
        await client.MarkAwayAsync();
        await client.SetUserStatusAsync(UserStatus.Busy, "in a meeting");
        await foreach (var presence in client.PresenceOfAsync([bobId])) Show(presence.Status);
        var bob = await client.FindUserAsync("bob");
        await foreach (var notification in client.NotificationsAsync()) Show(notification.Title, notification.Text, notification.RoomId);
        await foreach (var call in client.ConferenceCallsAsync()) if (call is ConferenceCallEvent.Ringing) await client.AcceptCallAsync(call.Call);
        Show(bob);
    }

    public static async Task Call(RocketChatClient client, JsonElement parameters)
    {
        var answer = await client.CallMethodOverHttpAsync("getThreadsList", parameters);
        Show(answer);
    }

    private static void Show(params object?[] _)
    {
    }
}
