using Framewright.Client.Tests.Healing;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Messages;

/// <summary>Repeats of messages told apart, against the embedded server.</summary>
public sealed class MessageChangeTests
{
    [Fact]
    public async Task Posts_edits_reactions_and_replies_are_told_apart()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<MessageChange>();
        await using var subscription = await scene.Client.SubscribeToRoomMessageChangesAsync(scene.General.Id, inbox.AddAsync).Within();

        var said = scene.Say("hello");
        scene.Server.Edit(said, "hello!");
        scene.Server.React(said, scene.Alice, ":tada:");
        scene.Say("hi", threadId: said.Id);

        Assert.Equal((MessageChangeKind.New, "hello"), Told(await inbox.NextAsync()));
        Assert.Equal((MessageChangeKind.Edited, "hello!"), Told(await inbox.NextAsync()));
        Assert.Equal((MessageChangeKind.Reacted, "hello!"), Told(await inbox.NextAsync()));
        var thread = new[] { Told(await inbox.NextAsync()), Told(await inbox.NextAsync()) };
        Assert.Equal([(MessageChangeKind.New, "hi"), (MessageChangeKind.Replied, "hello!")], thread.Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Marks_of_deletions_are_told_or_hidden(bool hides)
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { ShowsDeletedMessages = true });
        var inbox = new Inbox<MessageChange>();
        await using var subscription = await scene.Client.SubscribeToRoomMessageChangesAsync(scene.General.Id, inbox.AddAsync, new MessageChangeOptions { HidesDeleted = hides }).Within();

        var said = scene.Say("oops");
        scene.Server.Delete(said);
        scene.Say("last");

        Assert.Equal((MessageChangeKind.New, "oops"), Told(await inbox.NextAsync()));
        if (!hides) Assert.Equal((MessageChangeKind.Deleted, ""), Told(await inbox.NextAsync()));
        Assert.Equal((MessageChangeKind.New, "last"), Told(await inbox.NextAsync()));
    }

    [Fact]
    public async Task A_sequence_of_new_messages_has_each_once()
    {
        await using var scene = await Scene.OpenAsync();
        await using var messages = scene.Client.NewRoomMessagesAsync(scene.General.Id).GetAsyncEnumerator();
        var next = messages.MoveNextAsync();
        await scene.Server.WaitForSubscriptionCountAsync("stream-room-messages", scene.General.Id, 1);

        var first = scene.Say("first");
        scene.Server.Edit(first, "first!");
        scene.Server.React(first, scene.Alice, ":tada:");
        scene.Say("second");

        Assert.True(await next.Within());
        Assert.Equal("first", messages.Current.Text);
        Assert.True(await messages.MoveNextAsync().Within());
        Assert.Equal("second", messages.Current.Text);
    }

    [Fact]
    public async Task New_messages_of_all_rooms_come_by_one_subscription()
    {
        await using var scene = await Scene.OpenAsync();
        await using var messages = scene.Client.MyNewMessagesAsync().GetAsyncEnumerator();
        var next = messages.MoveNextAsync();
        await scene.Server.WaitForSubscriptionCountAsync("stream-room-messages", "__my_messages__", 1);

        scene.Server.Edit(scene.Say("one"), "one!");
        scene.Say("two", scene.Random);

        Assert.True(await next.Within());
        Assert.Equal(("one", scene.General.Id), (messages.Current.Text, messages.Current.RoomId));
        Assert.True(await messages.MoveNextAsync().Within());
        Assert.Equal(("two", scene.Random.Id), (messages.Current.Text, messages.Current.RoomId));
    }

    [Fact]
    public async Task What_a_gap_hid_is_told_apart_as_well()
    {
        await using var scene = await Scene.OpenAsync(configure: FastHealing.Of);
        var (inbox, deleted) = (new Inbox<MessageChange>(), new Inbox<DeletedItem>());
        var options = new MessageChangeOptions { Subscription = new SubscriptionOptions { OnDeleted = deleted.Add } };
        await using var subscription = await scene.Client.SubscribeToRoomMessageChangesAsync(scene.General.Id, inbox.AddAsync, options).Within();
        var (old, gone) = (scene.Say("old"), scene.Say("gone"));
        await inbox.NextAsync();
        await inbox.NextAsync();

        await scene.Server.StopAsync().Within();
        scene.Server.React(old, scene.Bob, ":tada:");
        scene.Server.Edit(scene.Say("missed"), "missed!");
        scene.Server.Delete(gone);
        await scene.Server.RestartAsync().Within();

        var changes = new[] { Told(await inbox.NextAsync()), Told(await inbox.NextAsync()) };
        Assert.Equal([(MessageChangeKind.New, "missed!"), (MessageChangeKind.Reacted, "old")], changes.Order());
        Assert.Equal(gone.Id, (await deleted.NextAsync()).Id);
    }

    private static (MessageChangeKind Kind, string Text) Told(MessageChange change) => (change.Kind, change.Message.Text);
}
