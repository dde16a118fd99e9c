using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Runtime.Tests.Support;

namespace Framewright.Client.Tests.RocketChat.Messages;

/// <summary>Typing that is shown until it is disposed.</summary>
public sealed class TypingTests
{
    [Fact]
    public async Task It_is_repeated_every_five_seconds_and_taken_back_at_the_end()
    {
        await using var scene = await Scene.OpenAsync();
        await using var bob = await RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "bob", scene.Bob.PersonalAccessToken).Within();
        var inbox = new Inbox<UserActivity>();
        await using var subscription = await bob.SubscribeToRoomActivityAsync(scene.General.Id, inbox.AddAsync).Within();
        var time = new ManualTimeProvider();

        await using (scene.Client.StartTyping(scene.General.Id, time: time))
        {
            Assert.Equal([Activity.Typing], (await inbox.NextAsync()).Activities);
            await Bounded.UntilAsync(() => time.SetTimerCount > 0);
            time.Advance(TypingNotice.Interval - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, inbox.Count);
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal([Activity.Typing], (await inbox.NextAsync()).Activities);
        }

        Assert.Empty((await inbox.NextAsync()).Activities);
        Assert.Equal(0, time.SetTimerCount);
    }

    [Fact]
    public async Task It_may_be_another_activity_in_a_thread()
    {
        await using var scene = await Scene.OpenAsync();

        await using var notice = scene.Client.StartTyping(scene.General.Id, "thread1", Activity.Uploading);

        var frame = await scene.Socket.WaitForFrameAsync(frame => frame.TextMember("method") == "stream-notify-room");
        Assert.Contains("""["user-uploading"],{"tmid":"thread1"}""", frame.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_it_twice_or_without_a_connection_throws_nothing()
    {
        await using var scene = await Scene.OpenAsync();
        var notice = scene.Client.StartTyping(scene.General.Id);
        await scene.Client.DisposeAsync().Within();

        await notice.DisposeAsync().Within();
        await notice.DisposeAsync().Within();
    }

    [Fact]
    public async Task It_needs_a_name()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = scene.Server.WebSocketUri });

        Assert.Throws<InvalidOperationException>(() => client.StartTyping(scene.General.Id));
    }
}
