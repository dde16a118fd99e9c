using System.Text.Json.Nodes;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

/// <summary>Who is in a room, and what they may do there.</summary>
public sealed class MemberTests
{
    [Fact]
    public async Task Others_are_brought_in_and_taken_out()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("s", "stream-room-messages", scene.Room.Id, false);

        Assert.True((bool)(await scene.AliceClient.CallAsync("addUsersToRoom", new JsonObject { ["rid"] = scene.Room.Id, ["users"] = new JsonArray("carol") })).Result!);
        var told = (await scene.BobClient.NextAsync())["fields"]!["args"]![0]!;
        Assert.Equal(("au", "carol", "alice"), ((string?)told["t"], (string?)told["msg"], (string?)told["u"]!["username"]));
        var members = (await scene.AliceClient.CallAsync("getUsersOfRoom", scene.Room.Id, true, new JsonObject { ["limit"] = 2 }, "")).Result!;
        Assert.Equal((3, 2), ((int)members["total"]!, members["records"]!.AsArray().Count));
        Assert.True((bool)(await scene.AliceClient.CallAsync("removeUserFromRoom", new JsonObject { ["rid"] = scene.Room.Id, ["username"] = "carol" })).Result!);
        Assert.DoesNotContain(scene.Carol, scene.Room.Members);
        Assert.Equal("error-user-not-in-room", (await scene.AliceClient.CallAsync("removeUserFromRoom", new JsonObject { ["rid"] = scene.Room.Id, ["username"] = "carol" })).ErrorCode);
        Assert.Equal("error-user-not-found", (await scene.AliceClient.CallAsync("addUsersToRoom", new JsonObject { ["rid"] = scene.Room.Id, ["users"] = new JsonArray("nobody") })).ErrorCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_muted_may_not_post(bool hidesErrors)
    {
        await using var scene = await Scene.OpenAsync(new() { Version = "7.10.0", HidesSendErrors = hidesErrors });
        await scene.BobClient.SubscribeAsync("s", "stream-notify-user", scene.Bob.Id + "/message", false);

        await scene.AliceClient.CallAsync("muteUserInRoom", new JsonObject { ["rid"] = scene.Room.Id, ["username"] = "bob" });
        var refused = await scene.BobClient.CallAsync("sendMessage", scene.Draft("mmh"));

        if (hidesErrors)
        {
            Assert.False(refused.HasResult);
            Assert.Contains(refused.Frames, frame => frame.ToJsonString().Contains("You have been muted", StringComparison.Ordinal));
        }
        else
        {
            Assert.Equal("You_have_been_muted", refused.ErrorCode);
        }

        await scene.AliceClient.CallAsync("unmuteUserInRoom", new JsonObject { ["rid"] = scene.Room.Id, ["username"] = "bob" });
        await scene.BobClient.CallAsync("sendMessage", scene.Draft("ah"));
        Assert.Equal(["user-muted", "user-unmuted", null], scene.Room.Messages.Select(message => message.Kind));
    }

    [Fact]
    public async Task Current_servers_mute_over_HTTP_only()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);

        Assert.Equal("404", (await scene.AliceClient.CallAsync("muteUserInRoom", new JsonObject { ["rid"] = scene.Room.Id, ["username"] = "bob" })).ErrorCode);
        await rest.PostAsync("rooms.muteUser", new JsonObject { ["roomId"] = scene.Room.Id, ["username"] = "bob" });

        Assert.Equal("You_have_been_muted", (await scene.BobClient.CallAsync("sendMessage", scene.Draft("mmh"))).ErrorCode);
        Assert.Equal("bob", (string?)(await rest.GetAsync("rooms.info?roomName=general"))["room"]!["muted"]!.AsArray().Single());
    }

    [Fact]
    public async Task A_room_is_hidden_and_becomes_a_favourite()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.AliceClient.SubscribeAsync("s", "stream-notify-user", scene.Alice.Id + "/subscriptions-changed", false);

        var hidden = await scene.AliceClient.CallAsync("hideRoom", scene.Room.Id);
        Assert.Equal((1, false), ((int)hidden.Result!, (bool)Told(hidden)["open"]!));
        Assert.Equal(0, (int)(await scene.AliceClient.CallAsync("hideRoom", scene.Room.Id)).Result!);
        Assert.True((bool)Told(await scene.AliceClient.CallAsync("openRoom", scene.Room.Id))["open"]!);
        Assert.True((bool)Told(await scene.AliceClient.CallAsync("toggleFavorite", scene.Room.Id, true))["f"]!);
        Assert.Equal("error-invalid-subscription", (await scene.AliceClient.CallAsync("toggleFavorite", "nowhere", true)).ErrorCode);
    }

    [Fact]
    public async Task A_discussion_is_a_room_that_another_room_tells_of()
    {
        await using var scene = await Scene.OpenAsync();

        var made = (await scene.AliceClient.CallAsync("createDiscussion", new JsonObject
        {
            ["prid"] = scene.Room.Id,
            ["t_name"] = "Where to eat?",
            ["users"] = new JsonArray("bob"),
            ["reply"] = "Pizza!",
        })).Result!;

        Assert.Equal((scene.Room.Id, "Where to eat?"), ((string?)made["prid"], (string?)made["fname"]));
        var mark = scene.Room.Messages.Single();
        Assert.Equal(("discussion-created", (string?)made["rid"]), (mark.Kind, (string?)mark.Document["drid"]));
        Assert.Equal("Pizza!", scene.Server.Messages[^1].Text);
    }

    /// <summary>The membership that an event during the call told of.</summary>
    private static JsonNode Told(CallTrace call) => call.Frames.Single(frame => (string?)frame["msg"] == "changed")["fields"]!["args"]![1]!;
}
