using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

public sealed class RoomMethodTests
{
    [Theory]
    [InlineData("rooms/get")]
    [InlineData("subscriptions/get")]
    public async Task Lists_are_arrays_at_first_and_differences_later(string method)
    {
        await using var scene = await Scene.OpenAsync();
        var all = (await scene.BobClient.CallAsync(method)).Result!.AsArray();
        Assert.Equal("general", (string?)Assert.Single(all)!["name"]);
        var since = all[0]!["_updatedAt"]!.DeepClone();
        var nothing = (await scene.BobClient.CallAsync(method, since.DeepClone())).Result!;
        Assert.Equal("""{"update":[],"remove":[]}""", nothing.ToJsonString());
        scene.Server.AddRoom("lab", scene.Bob);
        var difference = (await scene.BobClient.CallAsync(method, since)).Result!;
        Assert.Equal("lab", (string?)Assert.Single(difference["update"]!.AsArray())!["name"]);
        var everything = (await scene.BobClient.CallAsync(method, new JsonObject { ["$date"] = 0 })).Result!;
        Assert.Equal(2, everything["update"]!.AsArray().Count);
    }

    [Fact]
    public async Task Rooms_have_the_recorded_members_in_their_order()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.AddRoom("lab", RoomKind.Channel, scene.Alice, scene.Bob);
        var recorded = Recording.Frame("rc070-methods", frame => (string?)frame["msg"] == "result" && (string?)frame["id"] == "m9")["result"]![1]!.AsObject();
        var actual = (await scene.BobClient.CallAsync("rooms/get")).Result!.AsArray().Single(room => (string?)room!["name"] == "lab")!.AsObject();
        Assert.Equal(recorded.Select(member => member.Key), actual.Select(member => member.Key).Where(name => name != "usersCount"));
    }

    [Fact]
    public async Task Left_rooms_are_told_as_removed_memberships()
    {
        await using var scene = await Scene.OpenAsync();
        var before = (await scene.BobClient.CallAsync("subscriptions/get")).Result![0]!;
        await scene.BobClient.CallAsync("leaveRoom", scene.Room.Id);
        var difference = (await scene.BobClient.CallAsync("subscriptions/get", before["_updatedAt"]!.DeepClone())).Result!;
        Assert.Equal((string?)before["_id"], (string?)Assert.Single(difference["remove"]!.AsArray())!["_id"]);
        Assert.Equal("error-user-not-in-room", (await scene.BobClient.CallAsync("leaveRoom", scene.Room.Id)).ErrorCode);
    }

    [Fact]
    public async Task Joining_and_leaving_change_who_is_inside()
    {
        await using var scene = await Scene.OpenAsync();
        await using var carol = await TestClient.LoginAsync(scene.Server, scene.Carol);
        await carol.SubscribeAsync("s1", "stream-notify-user", scene.Carol.Id + "/subscriptions-changed", false);
        Assert.True((bool)(await carol.CallAsync("joinRoom", scene.Room.Id)).Result!);
        Assert.Contains(scene.Carol, scene.Room.Members);
        Assert.Equal("uj", scene.Room.Messages[^1].Kind);
        Assert.False((await carol.CallAsync("leaveRoom", scene.Room.Id)).HasResult);
        Assert.DoesNotContain(scene.Carol, scene.Room.Members);
        var told = scene.Server.Connections.Latest.Sent.Where(frame => frame.TextMember("collection") == "stream-notify-user");
        Assert.Equal(["inserted", "removed"], told.Select(frame => (string?)frame.Member("fields")!["args"]![0]));
        Assert.Equal("error-invalid-room", (await carol.CallAsync("joinRoom", "nosuch")).ErrorCode);
    }

    [Fact]
    public async Task Room_ids_are_found_by_name_and_by_id()
    {
        await using var scene = await Scene.OpenAsync();
        var hidden = scene.Server.AddRoom("hidden", RoomKind.PrivateGroup, scene.Alice);
        Assert.Equal(scene.Room.Id, (string?)(await scene.BobClient.CallAsync("getRoomIdByNameOrId", "general")).Result);
        Assert.Equal(scene.Room.Id, (string?)(await scene.BobClient.CallAsync("getRoomIdByNameOrId", scene.Room.Id)).Result);
        Assert.Equal("error-not-allowed", (await scene.BobClient.CallAsync("getRoomIdByNameOrId", "hidden")).ErrorCode);
        Assert.Equal(hidden.Id, (string?)(await scene.AliceClient.CallAsync("getRoomIdByNameOrId", "hidden")).Result);
    }

    [Fact]
    public async Task Channels_and_groups_are_created_with_their_members()
    {
        await using var scene = await Scene.OpenAsync();
        var made = (await scene.AliceClient.CallAsync("createChannel", "lab", new JsonArray("bob"), false)).Result!;
        var lab = scene.Server.Rooms.Single(room => room.Id == (string?)made["rid"]);
        Assert.Equal([scene.Alice, scene.Bob], lab.Members);
        Assert.Equal("c", (string?)made["t"]);
        Assert.Equal("p", (string?)(await scene.AliceClient.CallAsync("createPrivateGroup", "den", new JsonArray())).Result!["t"]);
        foreach (var (name, id) in new[] { ("lab", "m50"), ("bad name!", "m51") })
        {
            var recorded = Recording.Frame("rc070-methods", frame => (string?)frame["msg"] == "result" && (string?)frame["id"] == id);
            var refused = await scene.AliceClient.CallAsync("createChannel", name, new JsonArray(), false);
            Assert.Equal(recorded["error"]!.ToJsonString(), refused.Error.ToJsonString());
        }
    }

    [Fact]
    public async Task Direct_conversation_is_made_once()
    {
        await using var scene = await Scene.OpenAsync();
        var first = (await scene.AliceClient.CallAsync("createDirectMessage", "bob")).Result!;
        var second = (await scene.BobClient.CallAsync("createDirectMessage", "alice")).Result!;
        Assert.Equal((string?)first["rid"], (string?)second["rid"]);
        Assert.Equal("d", (string?)first["t"]);
        var ghost = await scene.AliceClient.CallAsync("createDirectMessage", "ghost");
        var recorded = Recording.Frame("rc070-methods", frame => (string?)frame["msg"] == "result" && (string?)frame["id"] == "m48");
        Assert.Equal(recorded["error"]!.ToJsonString(), ghost.Error.ToJsonString());
    }

    [Fact]
    public async Task Renaming_tells_members_and_writes_a_system_message()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("s1", "stream-notify-user", scene.Bob.Id + "/rooms-changed", false);
        await scene.BobClient.SubscribeAsync("s2", "stream-notify-user", scene.Bob.Id + "/subscriptions-changed", false);
        await scene.BobClient.SubscribeAsync("s3", "stream-room-messages", scene.Room.Id, false);

        var answer = await scene.AliceClient.CallAsync("saveRoomSettings", scene.Room.Id, "roomName", "plaza");

        Assert.Equal($$"""{"result":true,"rid":"{{scene.Room.Id}}"}""", answer.Result!.ToJsonString());
        var room = (await scene.BobClient.NextAsync())["fields"]!["args"]!;
        Assert.Equal(("updated", "plaza"), ((string?)room[0], (string?)room[1]!["name"]));
        var membership = (await scene.BobClient.NextAsync())["fields"]!["args"]!;
        Assert.Equal(("updated", "plaza"), ((string?)membership[0], (string?)membership[1]!["name"]));
        var message = (await scene.BobClient.NextAsync())["fields"]!["args"]![0]!.AsObject();
        Assert.Equal(("r", "plaza"), ((string?)message["t"], (string?)message["msg"]));
        Assert.Equal(["t", "rid", "ts", "msg", "u", "groupable", "_updatedAt", "_id"], message.Select(member => member.Key));
        Assert.Equal("plaza", scene.Room.Name);
    }

    [Fact]
    public async Task Topics_change_by_either_form_and_only_by_the_owner()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.AliceClient.CallAsync("saveRoomSettings", scene.Room.Id, new JsonObject { ["roomTopic"] = "tea" });
        Assert.Equal("tea", scene.Room.Topic);
        Assert.Equal("room_changed_topic", scene.Room.Messages[^1].Kind);
        var owned = scene.Server.AddRoom("owned", RoomKind.Channel, scene.Alice, scene.Bob);
        var refused = await scene.BobClient.CallAsync("saveRoomSettings", owned.Id, "roomTopic", "t");
        var recorded = Recording.Frame("rc070-methods", frame => (string?)frame["msg"] == "result" && (string?)frame["id"] == "m53");
        Assert.Equal(recorded["error"]!.ToJsonString(), refused.Error.ToJsonString());
        Assert.Equal("error-invalid-settings", (await scene.AliceClient.CallAsync("saveRoomSettings", scene.Room.Id, "colour", 1)).ErrorCode);
    }

    [Fact]
    public async Task Unknown_method_is_answered_before_its_updated_frame()
    {
        await using var scene = await Scene.OpenAsync();
        var answer = await scene.BobClient.CallAsync("no-such-method", 1);
        var recorded = Recording.Frame("rc070-methods", frame => (string?)frame["msg"] == "result" && (string?)frame["id"] == "m8");
        Assert.Equal(recorded["error"]!.ToJsonString(), answer.Error.ToJsonString());
        Assert.Equal(["result", "updated"], answer.Kinds);
    }

    [Theory]
    [InlineData(UpdatedOrder.BeforeResult, ServerFlavor.Streamer, "updated")]
    [InlineData(UpdatedOrder.AfterResult, ServerFlavor.Monolith, "result")]
    public async Task Order_of_the_updated_frame_can_be_set(UpdatedOrder order, ServerFlavor flavor, string first)
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { Flavor = flavor, UpdatedOrder = order });
        Assert.Equal(first, (await scene.BobClient.CallAsync("rooms/get")).Kinds.First());
    }

    [Fact]
    public async Task Reading_clears_the_unread_count()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Post(scene.Room, scene.Alice, "hi @bob");
        var unread = (await scene.BobClient.CallAsync("subscriptions/get")).Result![0]!;
        Assert.Equal((1, 1, true), ((int)unread["unread"]!, (int)unread["userMentions"]!, (bool)unread["alert"]!));
        await scene.BobClient.CallAsync("readMessages", scene.Room.Id);
        Assert.Equal(0, (int)(await scene.BobClient.CallAsync("subscriptions/get")).Result![0]!["unread"]!);
    }
}
