using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Messages;

/// <summary>What one does to a room: say, answer, react, type.</summary>
public sealed class MessagingTests
{
    [Fact]
    public async Task A_message_has_the_id_that_the_client_chose()
    {
        await using var scene = await Scene.OpenAsync();

        var id = await scene.Client.SendTextAsync(scene.General.Id, "häl\"lo \U0001F680").Within();

        Assert.Matches("^[2-9A-Za-z]{17}$", id);
        var stored = Assert.Single(scene.General.Messages);
        Assert.Equal((id, "häl\"lo \U0001F680", scene.Alice.Id), (stored.Id, stored.Text, stored.UserId));
    }

    [Fact]
    public async Task The_same_id_is_stored_once_and_answers_null_the_second_time()
    {
        await using var scene = await Scene.OpenAsync();
        var message = new OutgoingMessage { Id = MessageId.Create(), RoomId = scene.General.Id, Text = "once" };

        var stored = await scene.Client.SendMessageAsync(message).Within();
        var repeated = await scene.Client.SendMessageAsync(message).Within();

        Assert.Equal(("once", scene.Alice.Id), (stored!.Text, stored.Sender.Id));
        Assert.Null(repeated);
        Assert.Single(scene.General.Messages);
    }

    [Fact]
    public async Task A_reply_goes_into_its_thread()
    {
        await using var scene = await Scene.OpenAsync();
        var parent = scene.Say("question");

        await scene.Client.SendTextAsync(scene.General.Id, "answer", parent.Id).Within();

        Assert.Equal(parent.Id, scene.General.Messages.Single(message => message.Text == "answer").ThreadId);
    }

    [Fact]
    public async Task A_reaction_is_given_and_taken_back()
    {
        await using var scene = await Scene.OpenAsync(new() { Version = "6.13.0" });
        var message = scene.Say("well?");

        await scene.Client.SetReactionAsync(Emoji.ThumbsUp, message.Id, true).Within();
        Assert.Equal("alice", (string?)scene.General.Messages[0].Document["reactions"]![":+1:"]!["usernames"]![0]);

        await scene.Client.SetReactionAsync(Emoji.ThumbsUp, message.Id, false).Within();
        Assert.Null(scene.General.Messages[0].Document["reactions"]);
    }

    [Fact]
    public async Task An_emoji_that_is_not_listed_will_do_as_well()
    {
        await using var scene = await Scene.OpenAsync(new() { Version = "6.13.0" });
        var message = scene.Say("well?");

        await scene.Client.SetReactionAsync(new Emoji(":party_parrot:"), message.Id).Within();

        Assert.NotNull(scene.General.Messages[0].Document["reactions"]![":party_parrot:"]);
        Assert.False(new Emoji(":party_parrot:").IsKnown);
        Assert.Equal("Rocket", Emoji.Rocket.ToString());
        Assert.Equal(":rocket:", Emoji.Rocket.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("thread1")]
    public async Task Typing_is_shown_to_the_room(string? threadId)
    {
        await using var scene = await Scene.OpenAsync();
        await using var bob = await RocketChatClient.ResumeAsync(scene.Server.WebSocketUri, "bob", scene.Bob.PersonalAccessToken).Within();
        var inbox = new Inbox<UserActivity>();
        await using var subscription = await bob.SubscribeToRoomActivityAsync(scene.General.Id, inbox.AddAsync).Within();

        await scene.Client.SendTypingAsync(scene.General.Id, threadId: threadId).Within();
        await scene.Client.SendTypingAsync(scene.General.Id, isTyping: false, threadId).Within();

        var typing = await inbox.NextAsync();
        Assert.Equal("alice", typing.Username);
        Assert.Equal([Activity.Typing], typing.Activities);
        Assert.Equal(threadId is not null, typing.Details!.Value.TryGetProperty("tmid", out _));
        Assert.Empty((await inbox.NextAsync()).Activities);
    }

    [Fact]
    public async Task Somebody_elses_typing_is_heard()
    {
        await using var scene = await Scene.OpenAsync();
        await using var subscription = await scene.Client.SubscribeToRoomActivityAsync(scene.General.Id).Within();
        await using var events = subscription.GetAsyncEnumerator();

        scene.Server.Type(scene.General, scene.Bob);

        Assert.True(await events.MoveNextAsync().Within());
        Assert.Equal(("bob", 1), (events.Current.Username, events.Current.Activities.Count));
    }

    [Fact]
    public async Task Typing_needs_a_name()
    {
        await using var scene = await Scene.ServeAsync();
        await using var client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = scene.Server.WebSocketUri });

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SendTypingAsync(scene.General.Id).Within());
    }

    [Fact]
    public async Task A_message_is_edited_and_the_history_tells_it()
    {
        await using var scene = await Scene.OpenAsync();
        var id = await scene.Client.SendTextAsync(scene.General.Id, "tpyo").Within();

        await scene.Client.UpdateMessageAsync(id, scene.General.Id, "typo").Within();
        var history = await scene.Client.LoadHistoryAsync(scene.General.Id, null, 10).Within();

        var message = Assert.Single(history.Messages);
        Assert.Equal("typo", message.Text);
        Assert.NotNull(message.EditedAt);
        Assert.Equal("alice", message.EditedBy!.Username);
    }

    [Fact]
    public async Task A_message_of_200_kilobytes_goes_both_ways()
    {
        await using var scene = await Scene.OpenAsync(new() { MaxMessageLength = 300_000 });
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();
        var text = string.Concat(Enumerable.Repeat("0123456789 äöü \"\\ \U0001F680 ", 10_000));

        await scene.Client.SendTextAsync(scene.General.Id, text).Within();

        Assert.True(text.Length > 200_000);
        Assert.Equal(text, (await inbox.NextAsync()).Text);
        Assert.Equal(text, scene.General.Messages[0].Text);
    }
}
