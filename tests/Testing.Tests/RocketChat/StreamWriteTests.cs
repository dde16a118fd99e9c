using System.Text.Json.Nodes;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

/// <summary>Events that clients write.</summary>
public sealed class StreamWriteTests
{
    [Fact]
    public async Task One_user_and_the_others_of_a_room_are_told()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("v", "stream-notify-user", scene.Bob.Id + "/video-conference", false);
        var action = new JsonObject { ["action"] = "call" };

        Assert.False((await scene.AliceClient.CallAsync("stream-notify-user", scene.Bob.Id + "/video-conference", action.DeepClone())).HasResult);
        Assert.Equal("call", (string?)(await scene.BobClient.NextAsync())["fields"]!["args"]![0]!["action"]);
        await scene.AliceClient.CallAsync("stream-notify-room-users", scene.Room.Id + "/video-conference", action.DeepClone());
        Assert.Equal("call", (string?)(await scene.BobClient.NextAsync())["fields"]!["args"]![0]!["action"]);
    }

    [Theory]
    [InlineData("stream-room-messages")]
    [InlineData("stream-user-presence")]
    [InlineData("stream-roles")]
    public async Task Other_writes_are_answered_with_nothing(string stream)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("s", "stream-room-messages", scene.Room.Id, false);

        Assert.False((await scene.AliceClient.CallAsync(stream, scene.Room.Id, new JsonObject { ["msg"] = "forged" })).HasResult);

        await scene.BobClient.ExpectQuietAsync();
    }

    [Theory]
    [InlineData("stream-notify-room-users", "{room}/userData")]
    [InlineData("stream-local", "x")]
    [InlineData("stream-notify-logged", "private-settings-changed")]
    [InlineData("stream-canned-responses", "x")]
    public async Task Some_streams_are_not_for_everybody(string stream, string eventName)
    {
        await using var scene = await Scene.OpenAsync();

        var answer = await scene.AliceClient.SubscribeAsync("s", stream, eventName.Replace("{room}", scene.Room.Id, StringComparison.Ordinal), false);

        Assert.Equal(("nosub", "not-allowed"), ((string?)answer["msg"], (string?)answer["error"]!["error"]));
    }
}
