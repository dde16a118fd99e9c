using System.Net;
using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.Rest;

public sealed class OtherRouteTests
{
    [Fact]
    public async Task Presence_is_asked_by_ids_or_for_all()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        await rest.PostAsync("users.setStatus", new JsonObject { ["status"] = "busy", ["message"] = "writing" });

        var two = await rest.GetAsync($"users.presence?ids[]={scene.Alice.Id}&ids[]={scene.Bob.Id}");
        var all = await rest.GetAsync("users.presence");

        Assert.Equal(["busy", "offline"], two["users"]!.AsArray().Select(user => (string?)user!["status"]));
        Assert.False((bool)two["full"]!);
        Assert.Equal("writing", (string?)two["users"]![0]!["statusText"]);
        Assert.Equal((3, true), (all["users"]!.AsArray().Count, (bool)all["full"]!));
        Assert.Equal((UserStatus.Busy, "writing"), (scene.Alice.Status, scene.Alice.StatusText));
        Assert.Equal("error-status-not-allowed", (string?)(await rest.PostAsync("users.setStatus", new JsonObject { ["status"] = "asleep" }))["errorType"]);
    }

    [Fact]
    public async Task Users_are_found_by_id_or_name()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);

        Assert.Equal(scene.Bob.Id, (string?)(await rest.GetAsync("users.info?username=bob"))["user"]!["_id"]);
        Assert.Equal("bob", (string?)(await rest.GetAsync("users.info?userId=" + scene.Bob.Id))["user"]!["username"]);
        Assert.Equal("error-invalid-user", (string?)(await rest.GetAsync("users.info?username=nobody"))["errorType"]);
    }

    [Fact]
    public async Task Rooms_are_made_found_changed_and_read()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);

        var direct = (await rest.PostAsync("im.create", new JsonObject { ["username"] = "bob" }))["room"]!;
        Assert.Equal(("d", (string?)direct["rid"]), ((string?)direct["t"], (string?)direct["_id"]));
        var group = (await rest.PostAsync("groups.create", new JsonObject { ["name"] = "plans", ["members"] = new JsonArray("bob") }))["group"]!;
        Assert.Equal(("p", 2), ((string?)group["t"], (int)group["usersCount"]!));
        Assert.Equal("error-duplicate-channel-name", (string?)(await rest.PostAsync("groups.create", new JsonObject { ["name"] = "plans" }))["errorType"]);
        await rest.PostAsync("rooms.saveRoomSettings", new JsonObject { ["rid"] = group["_id"]!.DeepClone(), ["roomTopic"] = "secret plans" });
        Assert.Equal("secret plans", (string?)(await rest.GetAsync("rooms.info?roomName=plans"))["room"]!["topic"]);
        Assert.Equal(3, (await rest.GetAsync("rooms.get"))["update"]!.AsArray().Count);
        Assert.Equal(3, (await rest.GetAsync("subscriptions.get"))["update"]!.AsArray().Count);
        Assert.Empty((await rest.GetAsync("subscriptions.get?updatedSince=2999-01-01T00:00:00Z"))["update"]!.AsArray());
        using var carol = new RestClient(scene.Server, scene.Carol);
        Assert.Equal("error-room-not-found", (string?)(await carol.GetAsync("rooms.info?roomName=plans"))["errorType"]);
    }

    [Fact]
    public async Task History_is_paged_between_dates()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        var said = Enumerable.Range(1, 5).Select(number => scene.Server.Post(scene.Room, scene.Bob, $"{number}")).ToList();
        async Task<string> TextsAsync(string query) => string.Concat((await rest.GetAsync($"channels.history?roomId={scene.Room.Id}{query}"))["messages"]!.AsArray().Select(message => (string)message!["msg"]!));
        var third = (string)(await rest.GetAsync("chat.getMessage?msgId=" + said[2].Id))["message"]!["ts"]!;

        Assert.Equal("54321", await TextsAsync(""));
        Assert.Equal("43", await TextsAsync("&count=2&offset=1"));
        Assert.Equal("21", await TextsAsync("&latest=" + third));
        Assert.Equal("321", await TextsAsync("&inclusive=true&latest=" + third));
        Assert.Equal("54", await TextsAsync("&oldest=" + third));
    }

    [Fact]
    public async Task Settings_are_public_or_not()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.SetSetting("Secret_One", "x", isPublic: false);
        using var rest = new RestClient(scene.Server);

        var all = await rest.GetAsync("settings.public");
        var one = await rest.GetAsync("settings.public?_id=Message_MaxAllowedSize");

        Assert.DoesNotContain("Secret_One", all.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(5000, (int)one["settings"]!.AsArray().Single()!["value"]!);
    }

    [Fact]
    public async Task Methods_are_called_with_a_frame_inside_of_a_text()
    {
        await using var scene = await Scene.OpenAsync();
        using var rest = new RestClient(scene.Server, scene.Alice);
        using var nobody = new RestClient(scene.Server);

        var answer = await rest.CallAsync("rooms/get", new JsonObject { ["$date"] = 0 });
        Assert.True((bool)answer["success"]!);
        var frame = JsonNode.Parse((string)answer["message"]!)!;
        Assert.Equal(("result", "1"), ((string?)frame["msg"], (string?)frame["id"]));
        Assert.NotNull(frame["result"]!["update"]![0]!["_updatedAt"]!["$date"]);

        var refused = await rest.CallAsync("getRoomIdByNameOrId", "nowhere");
        Assert.Equal((HttpStatusCode.BadRequest, false), (rest.Status, (bool)refused["success"]!));
        Assert.Equal("error-not-allowed", (string?)JsonNode.Parse((string)refused["message"]!)!["error"]!["error"]);
        Assert.Equal(404, (int)JsonNode.Parse((string)(await rest.CallAsync("no.such"))["message"]!)!["error"]!["error"]!);
        await nobody.CallAsync("rooms/get");
        Assert.Equal(HttpStatusCode.Unauthorized, nobody.Status);
    }
}
