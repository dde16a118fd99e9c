using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

/// <summary>What a client asks for to fill a gap, and to learn what became of a call.</summary>
public sealed class GapMethodTests
{
    [Fact]
    public async Task A_single_message_is_found_or_null_or_forbidden()
    {
        await using var scene = await Scene.OpenAsync();
        var message = scene.Server.Post(scene.Room, scene.Alice, "here");
        var secret = scene.Server.AddRoom("secret", RoomKind.PrivateGroup, scene.Alice);
        var hidden = scene.Server.Post(secret, scene.Alice, "hidden");

        var found = await scene.BobClient.CallAsync("getSingleMessage", message.Id);
        Assert.Equal(message.Document.ToJsonString(), found.Result!.ToJsonString());
        var unknown = await scene.BobClient.CallAsync("getSingleMessage", "nosuch");
        Assert.Equal(["msg", "id", "result"], unknown.ResultFrame.Select(member => member.Key));
        Assert.Null(unknown.Result);
        Assert.Equal("error-not-allowed", (await scene.BobClient.CallAsync("getSingleMessage", hidden.Id)).ErrorCode);
        Assert.Equal("400", (await scene.BobClient.CallAsync("getSingleMessage", 5)).ErrorCode);
        scene.Server.Delete(message);
        Assert.Null((await scene.BobClient.CallAsync("getSingleMessage", message.Id)).Result);
    }

    [Fact]
    public async Task What_was_sent_at_the_very_moment_is_no_change_since()
    {
        await using var scene = await Scene.OpenAsync();
        var first = scene.Server.Post(scene.Room, scene.Alice, "first");
        var second = scene.Server.Post(scene.Room, scene.Alice, "second");
        Assert.Equal(["second"], await UpdatedAsync(scene, first.UpdatedAt));
        Assert.Equal(["second", "first"], await UpdatedAsync(scene, first.UpdatedAt - 1));
        Assert.Empty(await UpdatedAsync(scene, second.UpdatedAt));
    }

    [Fact]
    public async Task Every_change_of_a_message_makes_it_newer()
    {
        await using var scene = await Scene.OpenAsync();
        var message = scene.Server.Post(scene.Room, scene.Alice, "0");
        var versions = new List<long> { message.UpdatedAt };
        for (var round = 1; round <= 50; round++)
        {
            versions.Add(scene.Server.Edit(message, $"{round}").UpdatedAt);
            versions.Add(scene.Server.React(message, scene.Bob, ":tada:").UpdatedAt);
            Assert.Equal([$"{round}"], await UpdatedAsync(scene, versions[^3]));
        }

        Assert.Equal(versions.Distinct().Order(), versions);
    }

    [Fact]
    public async Task A_deletion_is_told_with_its_time_and_by_the_recorded_event()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("d", "stream-notify-room", scene.Room.Id + "/deleteMessage", false);
        var message = scene.Server.Post(scene.Room, scene.Alice, "oops");

        scene.Server.Delete(message);

        var told = await scene.BobClient.NextAsync();
        var recorded = Recording.Frame("rc070-streams", frame => frame.ToJsonString().Contains("/deleteMessage", StringComparison.Ordinal) && frame.ContainsKey("fields"));
        Assert.Equal(Recording.Shape(recorded), Recording.Shape(told));
        var deleted = Assert.Single((await SyncAsync(scene, message.UpdatedAt))["deleted"]!.AsArray())!.AsObject();
        Assert.Equal(["_id", "_deletedAt"], deleted.Select(member => member.Key));
        Assert.Equal(message.Id, (string?)deleted["_id"]);
        Assert.Empty((await SyncAsync(scene, (long)deleted["_deletedAt"]!["$date"]!))["deleted"]!.AsArray());
    }

    [Fact]
    public async Task A_mark_in_place_of_a_deleted_message_is_a_change()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { ShowsDeletedMessages = true, Version = "6.13.0" });
        await scene.BobClient.SubscribeAsync("m", "stream-room-messages", scene.Room.Id, false);
        await scene.BobClient.SubscribeAsync("d", "stream-notify-room", scene.Room.Id + "/deleteMessage", false);
        var message = scene.Server.Post(scene.Room, scene.Alice, "see https://example.test/x");
        await scene.BobClient.NextAsync();

        await scene.AliceClient.CallAsync("deleteMessage", new JsonObject { ["_id"] = message.Id });

        var mark = (await scene.BobClient.NextAsync())["fields"]!["args"]![0]!;
        Assert.Equal(("rm", "", message.Id), ((string?)mark["t"], (string?)mark["msg"], (string?)mark["_id"]));
        Assert.Equal("[]{}", mark["urls"]!.ToJsonString() + mark["reactions"]!.ToJsonString());
        Assert.Equal("alice", (string?)mark["editedBy"]!["username"]);
        await scene.BobClient.ExpectQuietAsync();
        var sync = await SyncAsync(scene, message.UpdatedAt);
        Assert.Equal("rm", (string?)Assert.Single(sync["updated"]!.AsArray())!["t"]);
        Assert.Empty(sync["deleted"]!.AsArray());
    }

    [Fact]
    public async Task The_beginning_of_a_thread_leaves_a_mark_in_any_case()
    {
        await using var scene = await Scene.OpenAsync();
        var parent = scene.Server.Post(scene.Room, scene.Alice, "question");
        scene.Server.Post(scene.Room, scene.Bob, "answer", parent.Id);
        scene.Server.Delete(parent);
        Assert.Equal("rm", scene.Room.Messages[0].Kind);
        Assert.Equal(1, (int)scene.Room.Messages[0].Document["tcount"]!);
    }

    [Fact]
    public async Task Rooms_that_changed_since_are_those_with_posts_and_deletions_but_not_with_edits_of_old_messages()
    {
        await using var scene = await Scene.OpenAsync();
        var quiet = scene.Server.AddRoom("quiet", scene.Bob);
        var old = scene.Server.Post(scene.Room, scene.Alice, "old");
        var last = scene.Server.Post(scene.Room, scene.Alice, "last");
        var since = await RoomTimeAsync(scene);

        // As in the real server: only the room's last message is part of the room.
        scene.Server.Edit(old, "edited");
        Assert.Empty(await ChangedRoomsAsync(scene, since));
        scene.Server.Edit(last, "edited");
        Assert.Equal([scene.Room.Id], await ChangedRoomsAsync(scene, since));
        since = await RoomTimeAsync(scene);
        scene.Server.Delete(old);
        Assert.Equal([scene.Room.Id], await ChangedRoomsAsync(scene, since));
        since = await RoomTimeAsync(scene);
        scene.Server.Post(quiet, scene.Bob, "not quiet");
        Assert.Equal([quiet.Id], await ChangedRoomsAsync(scene, since));
    }

    [Theory]
    [InlineData(ServerFlavor.Monolith)]
    [InlineData(ServerFlavor.Streamer)]
    public async Task A_repeated_message_inserts_nothing_and_is_answered_by_the_flavour(ServerFlavor flavor)
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { Flavor = flavor });
        await scene.AliceClient.CallAsync("sendMessage", scene.Draft("first", "one"));

        var again = await scene.AliceClient.CallAsync("sendMessage", scene.Draft("first", "one"));

        Assert.Single(scene.Server.Messages);
        if (flavor == ServerFlavor.Monolith)
        {
            Assert.Equal(["msg", "id"], again.ResultFrame.Select(member => member.Key));
        }
        else
        {
            Assert.Equal("404", again.ErrorCode);
            Assert.Equal("Method 'sendMessage' not found", (string?)again.Error["reason"]);
            Assert.Equal("404", (await scene.AliceClient.CallAsync("getSingleMessage", "nosuch")).ErrorCode);
        }
    }

    [Fact]
    public async Task Later_streamers_answer_what_gave_nothing_back_without_a_result()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { Flavor = ServerFlavor.Streamer, EmptyAnswer = EmptyAnswer.NoResult });
        var unknown = await scene.AliceClient.CallAsync("getSingleMessage", "nosuch");
        Assert.Equal(["msg", "id"], unknown.ResultFrame.Select(member => member.Key));
    }

    [Fact]
    public async Task A_message_that_the_server_drops_looks_like_a_repeated_one_but_the_user_is_told()
    {
        await using var scene = await Scene.OpenAsync(new RocketChatServerOptions { HidesSendErrors = true, MaxMessageLength = 3 });
        await scene.AliceClient.SubscribeAsync("w", "stream-notify-user", scene.Alice.Id + "/message", false);

        var dropped = await scene.AliceClient.CallAsync("sendMessage", scene.Draft("too long", "one"));

        Assert.Equal(["msg", "id"], dropped.ResultFrame.Select(member => member.Key));
        Assert.Empty(scene.Server.Messages);
        var told = dropped.Frames.Single(frame => (string?)frame["collection"] == "stream-notify-user")["fields"]!["args"]![0]!;
        Assert.Equal(scene.Room.Id, (string?)told["rid"]);
        Assert.True((bool)told["private"]!);
        Assert.Null((await scene.AliceClient.CallAsync("getSingleMessage", "one")).Result);
        Assert.Equal("400", (await scene.AliceClient.CallAsync("sendMessage", "no message")).ErrorCode);
        await using var carol = await TestClient.LoginAsync(scene.Server, scene.Carol);
        Assert.Equal("error-not-allowed", (await carol.CallAsync("sendMessage", scene.Draft("x"))).ErrorCode);
    }

    private static async Task<JsonObject> SyncAsync(Scene scene, long since) =>
        (await scene.BobClient.CallAsync("messages/get", scene.Room.Id, new JsonObject { ["lastUpdate"] = Date(since) })).Result!.AsObject();

    private static async Task<IEnumerable<string?>> UpdatedAsync(Scene scene, long since) =>
        (await SyncAsync(scene, since))["updated"]!.AsArray().Select(message => (string?)message!["msg"]);

    private static async Task<long> RoomTimeAsync(Scene scene) =>
        (await scene.BobClient.CallAsync("rooms/get")).Result!.AsArray().Max(room => (long)room!["_updatedAt"]!["$date"]!);

    private static async Task<IEnumerable<string?>> ChangedRoomsAsync(Scene scene, long since) =>
        (await scene.BobClient.CallAsync("rooms/get", Date(since))).Result!["update"]!.AsArray().Select(room => (string?)room!["_id"]);

    private static JsonObject Date(long milliseconds) => new() { ["$date"] = milliseconds };
}
