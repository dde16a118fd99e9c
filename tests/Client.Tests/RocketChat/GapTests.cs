using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>What a client reads to fill a gap, typed, against the embedded server.</summary>
public sealed class GapTests
{
    [Fact]
    public async Task A_message_is_read_by_its_id_and_null_when_there_is_none()
    {
        await using var scene = await Scene.OpenAsync();
        var said = scene.Say("hello");

        var found = await scene.Client.GetMessageAsync(said.Id).Within();

        Assert.Equal((said.Id, "hello", scene.Bob.Id), (found!.Id, found.Text, found.Sender.Id));
        Assert.Equal(said.UpdatedAt, found.UpdatedAt.ToUnixTimeMilliseconds());
        Assert.Null(await scene.Client.GetMessageAsync("nosuch").Within());
    }

    [Fact]
    public async Task What_happened_since_has_posts_edits_reactions_and_deletions_newest_first()
    {
        await using var scene = await Scene.OpenAsync();
        var (old, untouched, gone) = (scene.Say("old"), scene.Say("untouched"), scene.Say("gone"));
        var since = DateTimeOffset.FromUnixTimeMilliseconds(gone.UpdatedAt);
        scene.Server.Edit(old, "edited");
        scene.Server.React(old, scene.Bob, ":tada:");
        scene.Server.Delete(gone);
        var posted = scene.Say("posted");

        var sync = await scene.Client.SyncMessagesAsync(scene.General.Id, since).Within();

        Assert.Equal([posted.Id, old.Id], sync.Updated.Select(message => message.Id));
        Assert.Equal("edited", sync.Updated[1].Text);
        Assert.Equal(["bob"], sync.Updated[1].Reactions![":tada:"].Usernames);
        Assert.DoesNotContain(sync.Updated, message => message.Id == untouched.Id);
        var deleted = Assert.Single(sync.Deleted);
        Assert.Equal(gone.Id, deleted.Id);
        Assert.True(deleted.DeletedAt > since);
        Assert.Equal(0, scene.Client.Connection.Statistics.MissingMembers.Values.Sum());
    }

    [Fact]
    public async Task A_mark_of_a_deletion_is_a_message_of_its_kind()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { ShowsDeletedMessages = true });
        var said = scene.Say("oops");
        var inbox = new Inbox<Message>();
        await using var subscription = await scene.Client.SubscribeToRoomMessagesAsync(scene.General.Id, inbox.AddAsync).Within();

        scene.Server.Delete(said);

        var mark = await inbox.NextAsync();
        Assert.Equal((said.Id, "", MessageKind.MessageRemoved), (mark.Id, mark.Text, mark.Kind));
        var sync = await scene.Client.SyncMessagesAsync(scene.General.Id, DateTimeOffset.FromUnixTimeMilliseconds(said.UpdatedAt)).Within();
        Assert.Equal(MessageKind.MessageRemoved, Assert.Single(sync.Updated).Kind);
        Assert.Empty(sync.Deleted);
    }

    [Fact]
    public async Task A_deletion_without_a_mark_is_told_by_its_stream()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<RemovedReference>();
        await using var subscription = await scene.Client.SubscribeToMessageDeletionsAsync(scene.General.Id, inbox.AddAsync).Within();
        var own = (await scene.Client.SendMessageAsync(new OutgoingMessage { Id = MessageId.Create(), RoomId = scene.General.Id, Text = "mine" }).Within())!;
        var said = scene.Say("oops");

        scene.Server.Delete(said);
        await scene.Client.DeleteOwnMessageAsync(own.Id, scene.General.Id).Within();

        Assert.Equal([said.Id, own.Id], new[] { (await inbox.NextAsync()).Id, (await inbox.NextAsync()).Id });
        Assert.Empty(scene.General.Messages);
    }

    [Fact]
    public async Task The_newest_message_says_how_far_the_room_is()
    {
        await using var scene = await Scene.OpenAsync();
        Assert.Empty((await scene.Client.LoadHistoryAsync(scene.General.Id, null, 1).Within()).Messages);
        scene.Say("first");
        var last = scene.Say("last");

        var history = await scene.Client.LoadHistoryAsync(scene.General.Id, null, 1).Within();

        Assert.Equal(last.UpdatedAt, Assert.Single(history.Messages).UpdatedAt.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Rooms_that_changed_since_are_named()
    {
        await using var scene = await Scene.OpenAsync();
        var since = (await scene.Client.GetRoomsAsync().Within()).Max(room => room.UpdatedAt)!.Value;
        scene.Say("hello", scene.Random);

        var changes = await scene.Client.GetChangedRoomsAsync(since).Within();

        Assert.Equal([scene.Random.Id], changes.Updated.Select(room => room.Id));
        Assert.Empty(changes.Removed);
    }

    [Fact]
    public void The_schema_says_how_a_room_s_gaps_are_filled()
    {
        var recovery = RocketChatClientStreams.RoomMessages.Recovery!;
        var result = """{"updated":[{"_id":"a"}],"deleted":[{"_id":"b","_deletedAt":{"$date":5}}]}"""u8.ToArray();

        Assert.Equal(TimeSpan.FromSeconds(5), recovery.Margin);
        Assert.Equal(["a"], recovery.FindItems(result).Select(item => RocketChatClientStreams.RoomMessages.Key!.ReadItemId(item.Of(result))));
        Assert.Equal(["b"], recovery.FindDeleted(result).Select(item => RocketChatClientStreams.RoomMessages.Key!.ReadItemId(item.Of(result))));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(7).UtcTicks, recovery.ReadNewest("""{"messages":[{"_id":"c","_updatedAt":{"$date":7}}]}"""u8));
        Assert.Null(recovery.ReadNewest("""{"messages":[],"unreadNotLoaded":0}"""u8));
    }

    [Fact]
    public async Task The_schema_s_rates_are_the_server_s_own()
    {
        await using var client = new RocketChatClient(new RealtimeOptions { Endpoint = new Uri("ws://127.0.0.1:9/websocket") });
        Assert.Equal(new RateLimit(40, TimeSpan.FromSeconds(40)), client.Connection.Rates!.Subscribe);
        Assert.Equal(new RateLimit(10, TimeSpan.FromSeconds(10)), client.Connection.Rates.Call);
    }
}
