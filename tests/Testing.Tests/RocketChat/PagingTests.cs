using System.Text.Json.Nodes;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

/// <summary>The ways to read what was said.</summary>
public sealed class PagingTests
{
    [Fact]
    public async Task Messages_are_read_forwards_backwards_and_around_one()
    {
        await using var scene = await Scene.OpenAsync();
        var said = Enumerable.Range(1, 9).Select(number => scene.Server.Post(scene.Room, scene.Bob, $"{number}")).ToArray();
        var fifth = said[4].Document["ts"]!;

        Assert.Equal("678", Texts((await scene.AliceClient.CallAsync("loadNextMessages", scene.Room.Id, fifth.DeepClone(), 3)).Result!["messages"]));
        Assert.Equal("9876", Texts((await scene.AliceClient.CallAsync("loadMissedMessages", scene.Room.Id, fifth.DeepClone())).Result));
        Assert.Equal("321", Texts((await scene.AliceClient.CallAsync("getChannelHistory", new JsonObject { ["rid"] = scene.Room.Id, ["latest"] = fifth.DeepClone(), ["offset"] = 1 })).Result!["messages"]));
        Assert.Equal("54", Texts((await scene.AliceClient.CallAsync("getChannelHistory", new JsonObject { ["rid"] = scene.Room.Id, ["latest"] = fifth.DeepClone(), ["inclusive"] = true, ["count"] = 2 })).Result!["messages"]));
        var around = (await scene.AliceClient.CallAsync("loadSurroundingMessages", new JsonObject { ["_id"] = said[4].Id }, 5)).Result!;
        Assert.Equal(("43567", true, true), (Texts(around["messages"]), (bool)around["moreBefore"]!, (bool)around["moreAfter"]!));
        var all = (await scene.AliceClient.CallAsync("loadSurroundingMessages", new JsonObject { ["_id"] = said[4].Id })).Result!;
        Assert.Equal(("432156789", false, false), (Texts(all["messages"]), (bool)all["moreBefore"]!, (bool)all["moreAfter"]!));
        Assert.Equal("error-invalid-date", (await scene.AliceClient.CallAsync("getChannelHistory", new JsonObject { ["rid"] = scene.Room.Id, ["latest"] = "today" })).ErrorCode);
    }

    [Fact]
    public async Task A_thread_begins_with_its_first_message()
    {
        await using var scene = await Scene.OpenAsync();
        var parent = scene.Server.Post(scene.Room, scene.Alice, "0");
        scene.Server.Post(scene.Room, scene.Bob, "beside it");
        foreach (var text in new[] { "1", "2", "3" })
            scene.Server.Post(scene.Room, scene.Bob, text, parent.Id);

        Assert.Equal("032", Texts((await scene.AliceClient.CallAsync("getThreadMessages", new JsonObject { ["tmid"] = parent.Id, ["limit"] = 2 })).Result));
        Assert.Equal("0", Texts((await scene.AliceClient.CallAsync("getThreadsList", new JsonObject { ["rid"] = scene.Room.Id })).Result));
        Assert.Equal("error-not-allowed", (await scene.AliceClient.CallAsync("getThreadMessages", new JsonObject { ["tmid"] = parent.Id, ["limit"] = 101 })).ErrorCode);
    }

    [Fact]
    public async Task Messages_rooms_and_users_are_found_by_what_they_hold()
    {
        await using var scene = await Scene.OpenAsync();
        var said = scene.Server.Post(scene.Room, scene.Bob, "The Needle in the hay");
        scene.Server.Post(scene.Room, scene.Bob, "hay alone");

        Assert.Equal(said.Text, Texts((await scene.AliceClient.CallAsync("messageSearch", "needle", scene.Room.Id)).Result!["message"]!["docs"]));
        var found = (await scene.AliceClient.CallAsync("spotlight", "ca")).Result!;
        Assert.Equal(("carol", true), ((string?)found["users"]!.AsArray().Single()!["username"], (bool)found["users"]![0]!["outside"]!));
        Assert.Empty(found["rooms"]!.AsArray());
        Assert.Equal("general", (string?)(await scene.AliceClient.CallAsync("spotlight", "#gen")).Result!["rooms"]!.AsArray().Single()!["name"]);
    }

    [Fact]
    public async Task Many_messages_go_with_one_event()
    {
        await using var scene = await Scene.OpenAsync();
        var said = Enumerable.Range(1, 4).Select(number => scene.Server.Post(scene.Room, scene.Bob, $"{number}")).ToArray();
        await scene.BobClient.SubscribeAsync("s", "stream-notify-room", scene.Room.Id + "/deleteMessageBulk", false);

        var count = await scene.AliceClient.CallAsync("cleanRoomHistory", new JsonObject
        {
            ["roomId"] = scene.Room.Id,
            ["oldest"] = said[1].Document["ts"]!.DeepClone(),
            ["latest"] = said[2].Document["ts"]!.DeepClone(),
            ["inclusive"] = true,
        });

        Assert.Equal(2, (int)count.Result!);
        Assert.Equal(["1", "4"], scene.Room.Messages.Select(message => message.Text));
        var told = (await scene.BobClient.NextAsync())["fields"]!["args"]![0]!;
        Assert.Equal(said[1].Document["ts"]!.ToJsonString(), told["ts"]!["$gte"]!.ToJsonString());
        await scene.BobClient.ExpectQuietAsync();
    }

    private static string Texts(JsonNode? messages) => string.Concat(messages!.AsArray().Select(message => (string)message!["msg"]!));
}
