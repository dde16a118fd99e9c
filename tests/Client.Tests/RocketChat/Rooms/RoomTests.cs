using Framewright.Client.Tests.Support;
using Framewright.Json;
using Framewright.RocketChat;
using Framewright.Testing.RocketChat;

namespace Framewright.Client.Tests.RocketChat;

/// <summary>Rooms: listed, looked up, and as they change.</summary>
public sealed class RoomTests
{
    [Fact]
    public async Task The_users_rooms_come_with_id_and_type()
    {
        await using var scene = await Scene.OpenAsync();
        var direct = scene.Server.AddDirectRoom(scene.Alice, scene.Bob);

        var rooms = await scene.Client.GetRoomsAsync().Within();

        Assert.Equal(
            [(scene.General.Id, RoomType.Channel), (scene.Random.Id, RoomType.Channel), (direct.Id, RoomType.DirectMessage)],
            rooms.Select(room => (room.Id, room.Type!.Value)));
        Assert.Equal(["general", "random", null], rooms.Select(room => room.Name));
        Assert.Equal(["alice", "bob"], rooms[2].Usernames!);
    }

    [Fact]
    public async Task The_users_rooms_come_raw()
    {
        await using var scene = await Scene.OpenAsync();

        using var raw = await scene.Client.GetRoomsRawAsync().Within();

        Assert.Equal(JsonKind.Array, raw.Kind);
        Assert.Equal(scene.General.Id, raw.ToElement()[0].GetProperty("_id").GetString());
    }

    [Fact]
    public async Task Rooms_since_a_date_are_the_changed_ones()
    {
        await using var scene = await Scene.OpenAsync();
        var newest = (await scene.Client.GetRoomsAsync().Within()).Max(room => room.UpdatedAt!.Value);

        scene.Server.Rename(scene.Random, scene.Bob, "renamed");
        var changes = await scene.Client.GetChangedRoomsAsync(newest).Within();

        Assert.Equal([(scene.Random.Id, "renamed")], changes.Updated.Select(room => (room.Id, room.Name)));
        Assert.Empty(changes.Removed);
    }

    [Theory]
    [InlineData("random")]
    [InlineData("#random")]
    public async Task A_room_is_found_by_its_name(string name)
    {
        await using var scene = await Scene.OpenAsync();

        Assert.Equal(scene.Random.Id, (await scene.Client.FindRoomAsync(name).Within()).Id);
        Assert.Equal(scene.Random.Id, await scene.Client.GetRoomIdAsync("random").Within());
    }

    [Fact]
    public async Task A_room_is_found_by_its_id()
    {
        await using var scene = await Scene.OpenAsync();

        Assert.Equal("random", (await scene.Client.FindRoomAsync(scene.Random.Id).Within()).Name);
    }

    [Fact]
    public async Task An_ambiguous_name_is_an_error_that_lists_the_rooms()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Rename(scene.Random, scene.Bob, "general");

        var ambiguous = await Assert.ThrowsAsync<RoomLookupException>(() => scene.Client.FindRoomAsync("general").Within());

        Assert.Equal([scene.General.Id, scene.Random.Id], ambiguous.Matches.Select(room => room.Id));
        Assert.Contains(scene.Random.Id, ambiguous.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_an_error()
    {
        await using var scene = await Scene.OpenAsync();

        var unknown = await Assert.ThrowsAsync<RoomLookupException>(() => scene.Client.FindRoomAsync("secret").Within());

        Assert.Empty(unknown.Matches);
        Assert.Equal("secret", unknown.Name);
    }

    [Fact]
    public async Task Changed_rooms_are_told_and_removed_ones_passed_over()
    {
        await using var scene = await Scene.OpenAsync();
        await using var changes = scene.Client.ChangedRoomsAsync(scene.Client.UserId!).GetAsyncEnumerator();
        var next = changes.MoveNextAsync().AsTask();
        await scene.Server.WaitForSubscriptionCountAsync("stream-notify-user", $"{scene.Alice.Id}/rooms-changed", 1);

        scene.Server.Remove(scene.Random, scene.Alice);
        var created = scene.Server.AddRoom("new", scene.Alice);

        Assert.True(await next.Within());
        Assert.Equal((created.Id, "new"), (changes.Current.Id, changes.Current.Name));
    }

    [Fact]
    public async Task Rooms_changed_tells_removed_ones_too()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<RoomChange>();
        await using var subscription = await scene.Client.SubscribeToRoomsChangedAsync(scene.Client.UserId!, inbox.AddAsync).Within();

        scene.Server.Remove(scene.Random, scene.Alice);
        scene.Server.AddRoom("new", scene.Alice);

        var removed = await inbox.NextAsync();
        Assert.Equal((ChangeKind.Removed, scene.Random.Id), (removed.Change, removed.Room.Id));
        Assert.Equal(ChangeKind.Inserted, (await inbox.NextAsync()).Change);
    }

    [Fact]
    public async Task Rooms_changed_comes_raw()
    {
        await using var scene = await Scene.OpenAsync();
        await using var subscription = await scene.Client.SubscribeToRoomsChangedRawAsync(scene.Client.UserId!).Within();
        await using var events = subscription.GetAsyncEnumerator();

        scene.Server.Rename(scene.Random, scene.Bob, "renamed");

        Assert.True(await events.MoveNextAsync().Within());
        using var raw = events.Current;
        Assert.Equal("updated", raw.ToElement()[0].GetString());
        Assert.Equal("renamed", raw.ToElement()[1].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Memberships_are_told_when_a_room_is_left()
    {
        await using var scene = await Scene.OpenAsync();
        var inbox = new Inbox<SubscriptionChange>();
        await using var subscription = await scene.Client.SubscribeToSubscriptionsChangedAsync(scene.Client.UserId!, inbox.AddAsync).Within();

        await scene.Client.LeaveRoomAsync(scene.Random.Id).Within();

        var left = await inbox.NextAsync();
        Assert.Equal((ChangeKind.Removed, scene.Random.Id), (left.Change, left.Subscription.RoomId));
    }

    [Fact]
    public async Task Rooms_are_made_joined_renamed_and_given_a_topic()
    {
        await using var scene = await Scene.OpenAsync();

        var made = await scene.Client.CreateChannelAsync("project", ["bob"]).Within();
        await scene.Client.SetRoomTopicAsync(made.Id, "plans").Within();
        await scene.Client.RenameRoomAsync(made.Id, "project-x").Within();
        var direct = await scene.Client.CreateDirectMessageAsync("bob").Within();
        var open = scene.Server.AddRoom("open", scene.Bob);
        await scene.Client.JoinRoomAsync(open.Id).Within();

        var room = scene.Server.Rooms.Single(room => room.Id == made.Id);
        Assert.Equal(("project-x", "plans"), (room.Name, room.Topic));
        Assert.Equal(RoomKind.Direct, scene.Server.Rooms.Single(room => room.Id == direct.Id).Kind);
        Assert.Contains(scene.Alice, open.Members);
    }
}
