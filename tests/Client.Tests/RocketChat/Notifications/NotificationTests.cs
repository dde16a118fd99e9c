using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Notifications;

/// <summary>What a desktop of the user would show.</summary>
public sealed class NotificationTests
{
    [Fact]
    public async Task A_mention_comes_with_what_it_is_about()
    {
        await using var scene = await Scene.OpenAsync();
        await using var notifications = scene.Client.NotificationsAsync().GetAsyncEnumerator();
        var next = notifications.MoveNextAsync();
        await SubscribedAsync(scene);

        scene.Server.Publish("stream-notify-user", $"{scene.Alice.Id}/notification", JsonNode.Parse($$"""
            {
              "title": "#general", "text": "Bob: @alice look", "duration": 4.5,
              "payload": {
                "_id": "m1", "rid": "{{scene.General.Id}}", "tmid": "m0", "sender": { "_id": "{{scene.Bob.Id}}", "username": "bob", "name": "Bob" },
                "type": "c", "name": "general", "message": { "msg": "@alice look" }, "audioNotificationValue": "chime"
              }
            }
            """));

        Assert.True(await next.Within());
        var told = notifications.Current;
        Assert.Equal(("#general", "Bob: @alice look", "m1", scene.General.Id), (told.Title, told.Text, told.MessageId, told.RoomId));
        Assert.Equal(("bob", "general", RoomType.Channel, "m0", "@alice look", "chime"), (told.Sender!.Username, told.RoomName, told.RoomType, told.ThreadId, told.Message, told.Sound));
        Assert.Equal(TimeSpan.FromSeconds(4.5), told.Duration);
        Assert.True(told.IsThreadReply);
        Assert.False(told.IsDirect);
        Assert.Null(told.Kind);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1e300")]
    public async Task A_direct_message_leaves_the_rest_to_the_desktop(string duration)
    {
        await using var scene = await Scene.OpenAsync();
        await using var notifications = scene.Client.NotificationsAsync().GetAsyncEnumerator();
        var next = notifications.MoveNextAsync();
        await SubscribedAsync(scene);

        scene.Server.Publish("stream-notify-user", $"{scene.Alice.Id}/notification", JsonNode.Parse($$"""
            { "title": "Bob", "text": "hi", "duration": {{duration}}, "payload": { "_id": "m1", "rid": "d1", "type": "d", "name": null, "audioNotificationValue": "" } }
            """));

        Assert.True(await next.Within());
        Assert.True(notifications.Current.IsDirect);
        Assert.False(notifications.Current.IsThreadReply);
        Assert.Equal((null, null, null, null), (notifications.Current.Duration, notifications.Current.Sound, notifications.Current.RoomName, notifications.Current.Message));
    }

    [Fact]
    public async Task Leaving_the_loop_ends_the_subscription()
    {
        await using var scene = await Scene.OpenAsync();
        using var leaving = new CancellationTokenSource();
        var notifications = scene.Client.NotificationsAsync(leaving.Token).GetAsyncEnumerator(CancellationToken.None);
        var next = notifications.MoveNextAsync();
        await SubscribedAsync(scene);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Within());
        await notifications.DisposeAsync();

        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/notification", 0).Within();
    }

    [Fact]
    public async Task Who_is_not_logged_in_is_told_to_connect()
    {
        await using var client = new RocketChatClient(new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:9/websocket") }, _ => throw new InvalidOperationException("Nobody asks."));

        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () =>
        {
            await foreach (var _ in client.NotificationsAsync()) { }
        });

        Assert.Contains("Connect first", refused.Message, StringComparison.Ordinal);
    }

    private static Task SubscribedAsync(Scene scene) => scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/notification", 1).Within();
}
