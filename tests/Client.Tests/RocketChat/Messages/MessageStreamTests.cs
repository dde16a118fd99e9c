using System.Text;
using Framewright.Client.Tests.Support;
using Framewright.Json;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Messages;

/// <summary>The messages of a room, in each form in which one can have them.</summary>
public sealed class MessageStreamTests
{
    private const string Stream = "stream-room-messages";

    [Fact]
    public async Task As_a_sequence_that_subscribes_when_it_is_advanced_and_leaves_at_its_end()
    {
        await using var scene = await Scene.OpenAsync();
        var messages = scene.Client.RoomMessagesAsync(scene.General.Id);
        Assert.Equal(0, scene.Server.SubscriptionCount(Stream, scene.General.Id));

        await using (var enumerator = messages.GetAsyncEnumerator())
        {
            var next = enumerator.MoveNextAsync().AsTask();
            await scene.Server.WaitForSubscriptionCountAsync(Stream, scene.General.Id, 1);
            var said = scene.Say("one");

            Assert.True(await next.Within());
            Assert.Equal((said.Id, "one", "bob"), (enumerator.Current.Id, enumerator.Current.Text, enumerator.Current.Sender.Username));
        }

        await scene.Server.WaitForSubscriptionCountAsync(Stream, scene.General.Id, 0);
    }

    [Fact]
    public async Task As_a_confirmed_subscription_that_is_enumerated()
    {
        await using var scene = await Scene.OpenAsync();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id).Within();
        Assert.Equal(SubscriptionState.Live, subscription.State);
        scene.Say("one");
        scene.Say("two");

        await using var events = subscription.GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync().Within());
        Assert.Equal("one", events.Current.Text);
        Assert.True(await events.MoveNextAsync().Within());
        Assert.Equal("two", events.Current.Text);

        await subscription.DisposeAsync().Within();
        Assert.False(await events.MoveNextAsync().Within());
        Assert.Equal(SubscriptionState.Ended, subscription.State);
        await subscription.Completion.Within();
    }

    [Fact]
    public async Task As_records_with_channel_sender_ids_text_qualifier_and_thread()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<Message>();
        var parent = scene.Say("question");
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        var answer = scene.Say("answer", threadId: parent.Id);
        scene.Server.Rename(scene.General, scene.Bob, "renamed");

        var first = await inbox.NextAsync();
        Assert.Equal((answer.Id, scene.General.Id, "answer", parent.Id), (first.Id, first.RoomId, first.Text, first.ThreadId));
        Assert.Equal((scene.Bob.Id, "bob", "Bob"), (first.Sender.Id, first.Sender.Username, first.Sender.Name));
        Assert.Null(first.Kind);
        Assert.Equal(answer.UpdatedAt, first.UpdatedAt.ToUnixTimeMilliseconds());
        var again = await inbox.NextAsync();
        Assert.Equal((parent.Id, 1), (again.Id, again.ThreadReplyCount));
        var renamed = await inbox.NextAsync();
        Assert.Equal((MessageKind.RoomRenamed, "renamed"), (renamed.Kind, renamed.Text));
    }

    [Fact]
    public async Task As_views_in_place()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<(string Id, string Text, bool IsBob, Message Record)>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesViewAsync(
            scene.General.Id,
            message => inbox.Add((message.Id.ToString(), message.Text.ToString(), message.Sender.Username == "bob"u8, message.ToRecord()))).Within();

        var said = scene.Say("quo\"ted \U0001F680");

        var seen = await inbox.NextAsync();
        Assert.Equal((said.Id, "quo\"ted \U0001F680", true), (seen.Id, seen.Text, seen.IsBob));
        Assert.Equal((said.Id, seen.Text), (seen.Record.Id, seen.Record.Text));
    }

    [Fact]
    public async Task As_raw_json_to_enumerate()
    {
        await using var scene = await Scene.OpenAsync();
        await using var enumerator = scene.Client.RoomMessagesRawAsync(scene.General.Id).GetAsyncEnumerator();
        var next = enumerator.MoveNextAsync().AsTask();
        await scene.Server.WaitForSubscriptionCountAsync(Stream, scene.General.Id, 1);

        scene.Say("one");

        Assert.True(await next.Within());
        using var raw = enumerator.Current;
        Assert.Equal(JsonKind.Array, raw.Kind);
        Assert.Equal("one", raw.ToElement()[0].GetProperty("msg").GetString());
    }

    [Fact]
    public async Task As_raw_json_to_a_handler_that_owns_it()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<RawJson>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesRawAsync(scene.General.Id, inbox.AddAsync).Within();

        scene.Say("one");
        scene.Say("two");

        using var first = await inbox.NextAsync();
        using var second = await inbox.NextAsync();
        Assert.Contains("\"one\"", Encoding.UTF8.GetString(first.Utf8), StringComparison.Ordinal);
        Assert.Contains("\"two\"", second.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_all_my_rooms_with_what_the_room_is_to_me()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<MyMessage>();
        await using var subscription = await scene.Client.SubscribeToAllMyMessagesAsync(inbox.AddAsync).Within();

        scene.Say("hidden", scene.Secret);
        scene.Say("one", scene.General);
        scene.Say("two", scene.Random);

        var first = await inbox.NextAsync();
        Assert.Equal(("one", true, "general", RoomType.Channel), (first.Message.Text, first.Participation!.IsParticipant, first.Participation.RoomName, first.Participation.RoomType));
        Assert.Equal("two", (await inbox.NextAsync()).Message.Text);
    }

    [Fact]
    public async Task By_several_handlers_over_one_subscription_of_the_server()
    {
        await using var scene = await Scene.OpenAsync();
        var (records, raws, views) = (new Inbox<Message>(), new Inbox<RawJson>(), new Inbox<string>());
        await using var first = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, records.AddAsync).Within();
        await using var second = await scene.Client.SubscribeToRoomMessagesRawAsync(scene.General.Id, raws.AddAsync).Within();
        await using var third = await scene.Client.SubscribeToRoomMessagesViewAsync(scene.General.Id, message => views.Add(message.Text.ToString())).Within();

        scene.Say("to all");

        Assert.Equal("to all", (await records.NextAsync()).Text);
        Assert.Equal("to all", await views.NextAsync());
        (await raws.NextAsync()).Dispose();
        Assert.Equal(1, scene.Server.SubscriptionCount(Stream, scene.General.Id));

        await first.DisposeAsync().Within();
        scene.Say("to those who stayed");
        Assert.Equal("to those who stayed", await views.NextAsync());
        (await raws.NextAsync()).Dispose();
        Assert.Equal(0, records.Count);
        Assert.Equal(1, scene.Server.SubscriptionCount(Stream, scene.General.Id));

        await second.DisposeAsync().Within();
        await third.DisposeAsync().Within();
        await scene.Server.WaitForSubscriptionCountAsync(Stream, scene.General.Id, 0);
    }

    [Fact]
    public async Task Again_after_each_change_which_is_recognised()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        var said = scene.Say("original");
        scene.Server.React(said, scene.Alice, ":tada:");
        scene.Say("reply", threadId: said.Id);

        var original = await inbox.NextAsync();
        var reacted = await inbox.NextAsync();
        var reply = await inbox.NextAsync();
        var answered = await inbox.NextAsync();
        Assert.Equal([false, true, false, true], new[] { original, reacted, reply, answered }.Select(message => message.IsRepeated()));
        Assert.Equal(["alice"], reacted.Reactions![":tada:"].Usernames);
        Assert.True(reacted.UpdatedAt > original.UpdatedAt);
        Assert.Equal([scene.Bob.Id], answered.ThreadParticipantIds!);
    }

    [Fact]
    public async Task With_a_kind_that_nobody_knew_when_the_schema_was_written()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        var draft = scene.Say("plain").Document;
        draft["t"] = "brand-new-kind";
        await inbox.NextAsync();
        scene.Server.Publish(Stream, scene.General.Id, draft);

        var odd = await inbox.NextAsync();
        Assert.Equal("brand-new-kind", odd.Kind!.Value.Value);
        Assert.False(odd.Kind.Value.IsKnown);
    }

    [Fact]
    public async Task In_order()
    {
        const int Count = 500;
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<string>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesViewAsync(scene.General.Id, message => inbox.Add(message.Text.ToString())).Within();

        for (var number = 0; number < Count; number++) scene.Say(number.ToString(System.Globalization.CultureInfo.InvariantCulture));

        for (var number = 0; number < Count; number++) Assert.Equal(number.ToString(System.Globalization.CultureInfo.InvariantCulture), await inbox.NextAsync());
        Assert.Equal(0, scene.Client.Connection.Statistics.Faults);
    }
}
