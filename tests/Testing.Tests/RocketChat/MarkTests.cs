using System.Text.Json.Nodes;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

/// <summary>Pins, stars, followed threads.</summary>
public sealed class MarkTests
{
    [Fact]
    public async Task A_pin_is_told_to_all_and_is_put_in_once()
    {
        await using var scene = await Scene.OpenAsync();
        var message = scene.Server.Post(scene.Room, scene.Alice, "important");
        await scene.BobClient.SubscribeAsync("s", "stream-room-messages", scene.Room.Id, false);
        var reference = new JsonObject { ["_id"] = message.Id };

        var pinned = (await scene.AliceClient.CallAsync("pinMessage", reference.DeepClone())).Result!;
        Assert.True((bool)pinned["pinned"]!);
        Assert.Equal("alice", (string?)(await NextAsync(scene))["pinnedBy"]!["username"]);
        Assert.Equal("message_pinned", (string?)(await NextAsync(scene))["t"]);
        Assert.Null((await scene.AliceClient.CallAsync("pinMessage", reference.DeepClone())).Result);
        Assert.True((bool)(await scene.AliceClient.CallAsync("unpinMessage", reference.DeepClone())).Result!);
        Assert.False((bool)(await NextAsync(scene))["pinned"]!);
        scene.Server.SetSetting("Message_AllowPinning", false);
        Assert.Equal("error-action-not-allowed", (await scene.AliceClient.CallAsync("pinMessage", reference)).ErrorCode);
    }

    [Fact]
    public async Task A_star_is_ones_own()
    {
        await using var scene = await Scene.OpenAsync();
        var message = scene.Server.Post(scene.Room, scene.Alice, "nice");
        JsonObject Star(bool isOn) => new() { ["_id"] = message.Id, ["rid"] = scene.Room.Id, ["starred"] = isOn };

        await scene.AliceClient.CallAsync("starMessage", Star(true));
        await scene.BobClient.CallAsync("starMessage", Star(true));
        await scene.AliceClient.CallAsync("starMessage", Star(false));

        Assert.Equal(scene.Bob.Id, (string?)scene.Room.Messages.Single().Document["starred"]!.AsArray().Single()!["_id"]);
    }

    [Fact]
    public async Task A_thread_is_followed_and_left()
    {
        await using var scene = await Scene.OpenAsync();
        var parent = scene.Server.Post(scene.Room, scene.Alice, "a thread?");

        Assert.False((await scene.BobClient.CallAsync("followMessage", new JsonObject { ["mid"] = parent.Id })).HasResult);
        Assert.Equal(scene.Bob.Id, (string?)scene.Room.Messages.Single().Document["replies"]!.AsArray().Single());
        await scene.BobClient.CallAsync("unfollowMessage", new JsonObject { ["mid"] = parent.Id });
        Assert.Empty(scene.Room.Messages.Single().Document["replies"]!.AsArray());
        Assert.Equal("error-invalid-message", (await scene.BobClient.CallAsync("followMessage", new JsonObject { ["mid"] = "none" })).ErrorCode);
    }

    private static async Task<JsonObject> NextAsync(Scene scene) => (JsonObject)(await scene.BobClient.NextAsync())["fields"]!["args"]![0]!;
}
