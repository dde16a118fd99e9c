using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

public sealed class CoreTests
{
    [Fact]
    public async Task Message_of_one_client_reaches_the_subscription_of_another()
    {
        await using var server = await RocketChatServer.StartAsync();
        var (alice, bob) = (server.AddUser("alice"), server.AddUser("bob"));
        var room = server.AddRoom("general", alice, bob);
        await using var sender = await TestClient.LoginAsync(server, alice);
        await using var receiver = await TestClient.LoginAsync(server, bob);

        var ready = await receiver.SubscribeAsync("s1", "stream-room-messages", room.Id, false);
        Assert.Equal("""{"msg":"ready","subs":["s1"]}""", ready.ToJsonString());
        var sent = await sender.CallAsync("sendMessage", new JsonObject { ["_id"] = "one", ["rid"] = room.Id, ["msg"] = "hello" });

        var changed = await receiver.NextAsync();
        Assert.Equal(["msg", "collection", "id", "fields"], changed.Select(member => member.Key));
        Assert.Equal(room.Id, (string?)changed["fields"]!["eventName"]);
        var message = changed["fields"]!["args"]![0]!.AsObject();
        Assert.Equal(["_id", "rid", "msg", "ts", "u", "mentions", "channels", "md", "_updatedAt"], message.Select(member => member.Key));
        Assert.Equal(["_id", "username", "name"], message["u"]!.AsObject().Select(member => member.Key));
        Assert.Equal(sent.Result!.ToJsonString(), message.ToJsonString());
        Assert.Equal(["updated", "result"], sent.Kinds);

        await receiver.SendAsync("""{"msg":"unsub","id":"s1"}""");
        Assert.Equal("""{"msg":"nosub","id":"s1"}""", await receiver.NextTextAsync());
        Assert.Equal(0, server.SubscriptionCount("stream-room-messages", room.Id));
        server.Post(room, alice, "unheard");
        await receiver.ExpectQuietAsync();
    }
}
