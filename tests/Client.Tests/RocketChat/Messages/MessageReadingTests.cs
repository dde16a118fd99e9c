using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Messages;

/// <summary>Ways to read messages other than page by page: around one, in threads, by a search; and what tells of many at once.</summary>
public sealed class MessageReadingTests
{
    [Fact]
    public async Task Messages_around_one_come_in_both_directions_from_it()
    {
        await using var scene = await Scene.OpenAsync();
        var said = Enumerable.Range(0, 7).Select(number => scene.Say($"{number}")).ToList();

        var around = await scene.Client.LoadSurroundingMessagesAsync(said[3].Id, scene.General.Id, 5).Within();

        Assert.Equal(["2", "1", "3", "4", "5"], around.Messages.Select(message => message.Text));
        Assert.Equal((true, true), (around.HasMoreBefore, around.HasMoreAfter));
    }

    [Fact]
    public async Task A_server_that_answers_false_fails_the_call()
    {
        await using var scene = await Scene.OpenAsync();
        var hidden = scene.Say("hidden", scene.Secret);

        await Assert.ThrowsAsync<FrameFormatException>(() => scene.Client.LoadSurroundingMessagesAsync(hidden.Id, scene.Secret.Id).Within());
    }

    [Fact]
    public async Task A_thread_is_read_with_the_message_that_it_began_with()
    {
        await using var scene = await Scene.OpenAsync();
        var parent = scene.Say("question");
        scene.Say("one", threadId: parent.Id);
        scene.Say("two", threadId: parent.Id);

        var thread = await scene.Client.GetThreadMessagesAsync(parent.Id).Within();
        var threads = await scene.Client.GetThreadsAsync(scene.General.Id, 10).Within();

        Assert.Equal(["question", "two", "one"], thread.Select(message => message.Text));
        Assert.Equal((parent.Id, 2), (Assert.Single(threads).Id, threads[0].ThreadReplyCount));
    }

    [Fact]
    public async Task Messages_are_found_by_their_text_and_read_by_their_ids()
    {
        await using var scene = await Scene.OpenAsync();
        var (apple, pear) = (scene.Say("an apple"), scene.Say("a pear"));

        var found = await scene.Client.FindMessagesAsync("apple", scene.General.Id).Within();
        var read = await scene.Client.GetMessagesAsync([apple.Id, pear.Id]).Within();

        Assert.Equal(apple.Id, Assert.Single(found.Messages!.Items!).Id);
        Assert.Null(found.Rooms);
        Assert.Equal(["a pear", "an apple"], read.Select(message => message.Text).Order());
    }

    [Fact]
    public async Task What_was_missed_is_read_since_a_moment()
    {
        await using var scene = await Scene.OpenAsync();
        var since = (await scene.Client.GetMessageAsync(scene.Say("old").Id).Within())!.Timestamp;
        scene.Say("new");

        Assert.Equal(["new"], (await scene.Client.LoadMissedMessagesAsync(scene.General.Id, since).Within()).Select(message => message.Text));
    }

    [Fact]
    public async Task A_room_is_marked_read_and_unread()
    {
        await using var scene = await Scene.OpenAsync();
        var said = scene.Say("hello");
        var inbox = new Inbox<bool>();
        await using var subscription = await scene.Client.SubscribeToSubscriptionsChangedAsync(scene.Alice.Id, (change, _) =>
        {
            inbox.Add(change.Subscription.HasAlert ?? false);
            return ValueTask.CompletedTask;
        }).Within();

        await scene.Client.MarkReadAsync(scene.General.Id).Within();
        Assert.False(await inbox.NextAsync());
        await scene.Client.MarkUnreadAsync(scene.General.Id).Within();
        Assert.True(await inbox.NextAsync());
        await scene.Client.MarkReadAsync(scene.General.Id, includeThreads: true).Within();
        Assert.False(await inbox.NextAsync());
        await scene.Client.MarkUnreadFromAsync(said.Id).Within();
        Assert.True(await inbox.NextAsync());
    }

    [Fact]
    public async Task A_pruning_is_told_with_its_limits()
    {
        await using var scene = await Scene.OpenAsync();
        var room = scene.Server.AddRoom("own", Framewright.Testing.RocketChat.RoomKind.Channel, scene.Alice, scene.Bob);
        var first = (await scene.Client.GetMessageAsync(scene.Say("one", room).Id).Within())!;
        var last = (await scene.Client.GetMessageAsync(scene.Say("two", room).Id).Within())!;
        var inbox = new Inbox<MessagePruning>();
        await using var subscription = await scene.Client.SubscribeToMessagePruningsAsync(room.Id, inbox.AddAsync).Within();

        var count = await scene.Client.CleanRoomHistoryAsync(room.Id, last.Timestamp, first.Timestamp, isInclusive: true).Within();

        Assert.Equal(2, count);
        var pruning = await inbox.NextAsync();
        Assert.Equal(room.Id, pruning.RoomId);
        Assert.Contains(first.Timestamp, pruning.Limits!.Values);
    }

    [Fact]
    public async Task What_the_server_tells_the_user_alone_has_a_stream_of_its_own()
    {
        await using var scene = await Scene.OpenAsync(new() { HidesSendErrors = true });
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToPrivateMessagesAsync(scene.Alice.Id, inbox.AddAsync).Within();

        Assert.Null(await scene.Client.SendMessageAsync(new OutgoingMessage { Id = MessageId.Create(), RoomId = scene.General.Id, Text = new string('x', 6000) }).Within());

        var told = await inbox.NextAsync();
        Assert.Equal((true, scene.General.Id), (told.IsPrivate, told.RoomId));
    }
}
