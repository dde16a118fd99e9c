using System.Net;
using System.Text.Json.Nodes;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.Rest;

public sealed class ChatRouteTests
{
    [Fact]
    public async Task What_is_posted_over_HTTP_is_heard_on_the_socket()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        await scene.BobClient.SubscribeAsync("s", "stream-room-messages", scene.Room.Id, false);

        var answer = await rest.PostAsync("chat.sendMessage", new JsonObject { ["message"] = new JsonObject { ["_id"] = "m1", ["rid"] = scene.Room.Id, ["msg"] = "hello" } });

        Assert.Equal(("m1", "hello"), ((string?)answer["message"]!["_id"], (string?)answer["message"]!["msg"]));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", (string?)answer["message"]!["ts"]);
        var heard = (await scene.BobClient.NextAsync())["fields"]!["args"]![0]!;
        Assert.Equal("m1", (string?)heard["_id"]);
        Assert.NotNull(heard["ts"]!["$date"]);
    }

    [Fact]
    public async Task A_post_may_name_its_room_in_three_ways()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);

        foreach (var target in new[] { scene.Room.Id, "#general", "general" })
            Assert.True((bool)(await rest.PostAsync("chat.postMessage", new JsonObject { ["channel"] = target, ["text"] = target }))["success"]!);
        await rest.PostAsync("chat.postMessage", new JsonObject { ["channel"] = "@bob", ["text"] = "psst" });

        Assert.Equal([scene.Room.Id, "#general", "general"], scene.Room.Messages.Select(message => message.Text));
        Assert.Equal("psst", scene.Server.AddDirectRoom(scene.Alice, scene.Bob).Messages.Single().Text);
        Assert.Equal("error-room-not-found", (string?)(await rest.PostAsync("chat.postMessage", new JsonObject { ["channel"] = "#nowhere", ["text"] = "x" }))["errorType"]);
    }

    [Fact]
    public async Task Messages_are_changed_reacted_to_and_deleted_whatever_the_version()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        var message = scene.Server.Post(scene.Room, scene.Alice, "before");

        Assert.Equal("after", (string?)(await rest.PostAsync("chat.update", new JsonObject { ["roomId"] = scene.Room.Id, ["msgId"] = message.Id, ["text"] = "after" }))["message"]!["msg"]);
        await rest.PostAsync("chat.react", new JsonObject { ["messageId"] = message.Id, ["emoji"] = ":tada:", ["shouldReact"] = true });
        Assert.NotNull(scene.Room.Messages.Single().Document["reactions"]![":tada:"]);
        Assert.Equal("after", (string?)(await rest.GetAsync("chat.getMessage?msgId=" + message.Id))["message"]!["msg"]);
        var gone = await rest.PostAsync("chat.delete", new JsonObject { ["roomId"] = scene.Room.Id, ["msgId"] = message.Id });
        Assert.Equal(message.Id, (string?)gone["_id"]);
        Assert.Empty(scene.Room.Messages);

        Assert.Equal("error-message-not-found", (string?)(await rest.PostAsync("chat.react", new JsonObject { ["messageId"] = message.Id, ["emoji"] = ":tada:" }))["errorType"]);
        Assert.Equal(HttpStatusCode.BadRequest, rest.Status);
        Assert.Equal("404", (await scene.AliceClient.CallAsync("setReaction", ":tada:", message.Id)).ErrorCode);
        Assert.Equal("404", (await scene.AliceClient.CallAsync("deleteMessage", new JsonObject { ["_id"] = message.Id })).ErrorCode);
    }

    [Fact]
    public async Task What_was_missed_comes_with_dates_as_text()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        var kept = scene.Server.Post(scene.Room, scene.Bob, "kept");
        var gone = scene.Server.Post(scene.Room, scene.Bob, "gone");
        scene.Server.Delete(gone);

        var answer = await rest.GetAsync($"chat.syncMessages?roomId={scene.Room.Id}&lastUpdate=2020-01-01T00:00:00.000Z");

        Assert.Equal(kept.Id, (string?)answer["result"]!["updated"]!.AsArray().Single()!["_id"]);
        var deleted = answer["result"]!["deleted"]!.AsArray().Single()!;
        Assert.Equal(gone.Id, (string?)deleted["_id"]);
        Assert.Matches(@"Z$", (string?)deleted["_deletedAt"]);
        Assert.Equal("error-date-param-invalid", (string?)(await rest.GetAsync($"chat.syncMessages?roomId={scene.Room.Id}&lastUpdate=yesterday"))["errorType"]);
    }

    [Theory]
    [InlineData("chat.sendMessage", """{"message":{"rid":"{room}","msg":"no"}}""", "error-not-allowed")]
    [InlineData("chat.sendMessage", """{"message":{"rid":"nowhere","msg":"no"}}""", "error-invalid-room")]
    [InlineData("chat.postMessage", """{"roomId":"{room}","text":"no"}""", "error-not-allowed")]
    [InlineData("chat.update", """{"roomId":"{room}","msgId":"none","text":"x"}""", "error-message-not-found")]
    [InlineData("chat.delete", """{"msgId":"none"}""", "invalid-params")]
    public async Task Refusals_have_a_code_and_a_text(string route, string body, string code)
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Carol);

        var answer = await rest.PostAsync(route, (JsonObject)JsonNode.Parse(body.Replace("{room}", scene.Room.Id, StringComparison.Ordinal))!);

        Assert.Equal((HttpStatusCode.BadRequest, false, code), (rest.Status, (bool)answer["success"]!, (string?)answer["errorType"]));
        Assert.EndsWith($"[{code}]", (string?)answer["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused_on_both_sides()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        var text = new string('x', 5001);

        var posted = await rest.PostAsync("chat.postMessage", new JsonObject { ["roomId"] = scene.Room.Id, ["text"] = text });
        var sent = await scene.AliceClient.CallAsync("sendMessage", scene.Draft(text));

        Assert.Equal(("error-message-size-exceeded", "error-message-size-exceeded"), ((string?)posted["errorType"], sent.ErrorCode));
    }
}
