using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

public sealed class SubscriptionTests
{
    private const string RoomMessages = "stream-room-messages";

    [Fact]
    public async Task Both_forms_of_the_second_parameter_are_taken()
    {
        await using var scene = await Scene.OpenAsync();
        foreach (var (id, options) in new (string, JsonNode)[] { ("a", false), ("b", new JsonObject { ["useCollection"] = false, ["args"] = new JsonArray() }) })
            Assert.Equal($$"""{"msg":"ready","subs":["{{id}}"]}""", (await scene.BobClient.SubscribeAsync(id, RoomMessages, scene.Room.Id, options)).ToJsonString());
        var added = await scene.BobClient.SubscribeAsync("c", RoomMessages, scene.Room.Id, true);
        Assert.Equal("added", (string?)added["msg"]);
        Assert.Equal("ready", (string?)(await scene.BobClient.NextAsync())["msg"]);
    }

    [Fact]
    public async Task Two_subscriptions_to_one_event_deliver_it_twice()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("a", RoomMessages, scene.Room.Id, false);
        await scene.BobClient.SubscribeAsync("b", RoomMessages, scene.Room.Id, false);
        Assert.Equal(2, scene.Server.SubscriptionCount(RoomMessages, scene.Room.Id));
        scene.Server.Post(scene.Room, scene.Alice, "twice");
        var first = await scene.BobClient.NextTextAsync();
        Assert.Contains("twice", first, StringComparison.Ordinal);
        Assert.Equal(first, await scene.BobClient.NextTextAsync());
        await scene.BobClient.ExpectQuietAsync();
    }

    [Fact]
    public async Task Id_in_use_is_ignored_and_unknown_unsubscription_is_answered()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("a", RoomMessages, scene.Room.Id, false);
        await scene.BobClient.SendAsync($$"""{"msg":"sub","id":"a","name":"{{RoomMessages}}","params":["{{scene.Room.Id}}",false]}""");
        await scene.BobClient.ExpectQuietAsync();
        Assert.Equal(1, scene.Server.SubscriptionCount());
        await scene.BobClient.SendAsync("""{"msg":"unsub","id":"nosuch"}""");
        Assert.Equal("""{"msg":"nosub","id":"nosuch"}""", await scene.BobClient.NextTextAsync());
    }

    [Fact]
    public async Task My_messages_carry_their_room_and_stop_with_the_membership()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("a", RoomMessages, "__my_messages__", false);
        scene.Server.Post(scene.Room, scene.Alice, "channel");
        var args = (await scene.BobClient.NextAsync())["fields"]!["args"]!;
        Assert.Equal("""{"roomParticipant":true,"roomType":"c","roomName":"general"}""", args[1]!.ToJsonString());
        scene.Server.Post(scene.Server.AddDirectRoom(scene.Alice, scene.Bob), scene.Alice, "direct");
        Assert.Equal("""{"roomParticipant":true,"roomType":"d"}""", (await scene.BobClient.NextAsync())["fields"]!["args"]![1]!.ToJsonString());
        scene.Server.Remove(scene.Room, scene.Bob);
        Assert.Equal("ru", (string?)(await scene.BobClient.NextAsync())["fields"]!["args"]![0]!["t"]);
        scene.Server.Post(scene.Room, scene.Alice, "no longer mine");
        await scene.BobClient.ExpectQuietAsync();
    }

    [Fact]
    public async Task Leaving_ends_the_room_subscription_without_a_word()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("a", RoomMessages, scene.Room.Id, false);
        scene.Server.Remove(scene.Room, scene.Bob);
        Assert.Equal(0, scene.Server.SubscriptionCount(RoomMessages, scene.Room.Id));
        scene.Server.Post(scene.Room, scene.Alice, "gone");
        Assert.Contains("\"ru\"", await scene.BobClient.NextTextAsync(), StringComparison.Ordinal);
        await scene.BobClient.ExpectQuietAsync();
    }

    [Fact]
    public async Task Refusals_say_why()
    {
        await using var scene = await Scene.OpenAsync();
        var secret = scene.Server.AddRoom("secret", RoomKind.PrivateGroup, scene.Alice);
        var refused = await scene.BobClient.SubscribeAsync("s1", RoomMessages, secret.Id, false);
        Assert.Equal("""{"msg":"nosub","id":"s1","error":{"isClientSafe":true,"error":"not-allowed","message":"[not-allowed]","errorType":"Meteor.Error"}}""", refused.ToJsonString());
        Assert.Equal("invalid-event-name", await CodeAsync("", false));
        Assert.Equal("400", await CodeAsync(5, false));
        Assert.Equal("400", await CodeAsync(scene.Room.Id));
        Assert.Equal("400", await CodeAsync(scene.Room.Id, "x"));
        Assert.Equal("not-allowed", (string?)(await scene.BobClient.SubscribeAsync("s2", "stream-notify-user", scene.Alice.Id + "/message", false))["error"]!["error"]);
        var unknown = await scene.BobClient.SubscribeAsync("s37", "stream-nope", "x", false);
        var recorded = Recording.Frame("rc070-subs", frame => (string?)frame["msg"] == "nosub" && (string?)frame["id"] == "s37");
        Assert.Equal(recorded.ToJsonString(), unknown.ToJsonString());

        async Task<string> CodeAsync(params JsonNode?[] parameters) =>
            (await scene.BobClient.SubscribeAsync("sx", RoomMessages, parameters))["error"]!["error"]!.ToString();
    }

    [Fact]
    public async Task Nobody_may_listen_before_login_except_to_what_is_for_all()
    {
        await using var scene = await Scene.OpenAsync();
        await using var nobody = await TestClient.ConnectAsync(scene.Server);
        Assert.Equal("nosub", (string?)(await nobody.SubscribeAsync("a", RoomMessages, scene.Room.Id, false))["msg"]);
        Assert.Equal("nosub", (string?)(await nobody.SubscribeAsync("b", "stream-notify-logged", "user-status", false))["msg"]);
        Assert.Equal("ready", (string?)(await nobody.SubscribeAsync("c", "stream-notify-all", "public-settings-changed", false))["msg"]);
        scene.Server.Publish("stream-notify-all", "public-settings-changed", "updated", new JsonObject { ["_id"] = "Site_Name" });
        Assert.Equal("""["updated",{"_id":"Site_Name"}]""", (await nobody.NextAsync())["fields"]!["args"]!.ToJsonString());
    }

    [Fact]
    public async Task Typing_reaches_the_others_only()
    {
        await using var scene = await Scene.OpenAsync();
        var eventName = scene.Room.Id + "/user-activity";
        await scene.AliceClient.SubscribeAsync("a", "stream-notify-room", eventName, false);
        await scene.BobClient.SubscribeAsync("b", "stream-notify-room", eventName, false);

        Assert.False((await scene.AliceClient.CallAsync("stream-notify-room", eventName, "alice", new JsonArray("user-typing"), new JsonObject())).HasResult);

        Assert.Equal("""["alice",["user-typing"],{}]""", (await scene.BobClient.NextAsync())["fields"]!["args"]!.ToJsonString());
        await scene.AliceClient.ExpectQuietAsync();
        await scene.AliceClient.CallAsync("stream-notify-room", eventName, "bob", new JsonArray("user-typing"), new JsonObject());
        await scene.BobClient.ExpectQuietAsync();
        scene.Server.Type(scene.Room, scene.Carol, isTyping: false);
        Assert.Equal("""["carol",[],{}]""", (await scene.BobClient.NextAsync())["fields"]!["args"]!.ToJsonString());
    }

    [Fact]
    public async Task Events_of_one_post_come_as_recorded()
    {
        await using var scene = await Scene.OpenAsync();
        foreach (var name in new[] { "notification", "rooms-changed", "subscriptions-changed" })
            await scene.BobClient.SubscribeAsync(name, "stream-notify-user", $"{scene.Bob.Id}/{name}", false);
        await scene.BobClient.SubscribeAsync("room", RoomMessages, scene.Room.Id, false);
        await scene.BobClient.SubscribeAsync("mine", RoomMessages, "__my_messages__", false);
        scene.Server.Post(scene.Room, scene.Alice, "hello @bob https://example.test/x");
        var names = new List<string>();
        var updates = new List<long>();
        while (names.Count < 5)
        {
            var fields = (await scene.BobClient.NextAsync())["fields"]!;
            names.Add(((string)fields["eventName"]!).Split('/')[^1]);
            if (fields["args"]!.AsArray().OfType<JsonObject>().Select(node => node["_updatedAt"]).FirstOrDefault() is { } updatedAt)
                updates.Add((long)updatedAt["$date"]!);
            if (names[^1] == "notification")
            {
                var recorded = Recording.Frame("rc070-streams", frame => frame.ToJsonString().Contains("/notification", StringComparison.Ordinal) && frame.ContainsKey("fields"));
                Assert.Equal(Recording.Shape(recorded["fields"]!["args"]), Recording.Shape(fields["args"]));
            }
        }

        Assert.Equal(["__my_messages__", scene.Room.Id, "subscriptions-changed", "rooms-changed", "notification"], names);
        Assert.Equal(updates.Order(), updates);
    }

    [Fact]
    public async Task Presence_uses_one_carrier_per_connection()
    {
        await using var scene = await Scene.OpenAsync();
        Assert.Equal("ready", (string?)(await scene.BobClient.SubscribeAsync("p1", "stream-user-presence", "", Watch("added", scene.Alice)))["msg"]);
        Assert.Equal("""{"msg":"nosub","id":"p2"}""", (await scene.BobClient.SubscribeAsync("p2", "stream-user-presence", "", Watch("added", scene.Carol))).ToJsonString());
        scene.Server.SetStatus(scene.Carol, UserStatus.Away, "lunch");
        var frame = await scene.BobClient.NextAsync();
        Assert.Equal(scene.Carol.Id, (string?)frame["id"]);
        Assert.Equal("""[["carol",2,"lunch"]]""", frame["fields"]!["args"]!.ToJsonString());
        await scene.BobClient.SubscribeAsync("p3", "stream-user-presence", "", Watch("removed", scene.Carol));
        scene.Server.SetStatus(scene.Carol, UserStatus.Online);
        await scene.BobClient.ExpectQuietAsync();

        static JsonObject Watch(string change, TestUser user) => new() { [change] = new JsonArray(user.Id) };
    }
}
