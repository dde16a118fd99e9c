using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.RocketChat.Users;

/// <summary>The server's presence stream: one subscription carries all users, later ones only add to it.</summary>
public sealed class PresenceTests
{
    [Fact]
    public async Task Users_are_added_to_one_subscription_and_taken_off_it()
    {
        using var server = new ScriptedServer();
        await using var client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.Address });
        var connecting = client.ConnectAsync().AsTask();
        using var peer = await server.AcceptAsync();
        await peer.ReadAsync("connect");
        await peer.SendAsync("""{"msg":"connected","session":"s1"}""");
        await connecting.Within();

        var first = client.SubscribeToPresenceAsync("u1").AsTask();
        var carrier = await ReadSubAsync(peer, "added", "u1");
        await peer.SendAsync($$"""{"msg":"ready","subs":["{{carrier}}"]}""");
        var u1 = await first.Within();
        var second = client.SubscribeToPresenceAsync("u2").AsTask();
        await peer.SendAsync($$"""{"msg":"nosub","id":"{{await ReadSubAsync(peer, "added", "u2")}}"}""");
        await using var u2 = await second.Within();

        await peer.SendAsync("""{"msg":"changed","collection":"stream-user-presence","id":"u3","fields":{"uid":"u3","eventName":"u3","args":[["eve",1]]}}""");
        await peer.SendAsync("""{"msg":"changed","collection":"stream-user-presence","id":"u2","fields":{"uid":"u2","eventName":"u2","args":[["bob",2,"lunch"]]}}""");
        await peer.SendAsync("""{"msg":"changed","collection":"stream-user-presence","id":"u1","fields":{"uid":"u1","eventName":"u1","args":[["alice",0,null]]}}""");
        Assert.Equal(new PresenceChange { Username = "bob", Status = PresenceStatus.Away, Text = "lunch" }, await FirstAsync(u2));
        Assert.Equal(new PresenceChange { Username = "alice", Status = PresenceStatus.Offline }, await FirstAsync(u1));

        // The first one's id goes on, although its own user is taken off.
        await u1.DisposeAsync();
        await peer.SendAsync($$"""{"msg":"nosub","id":"{{await ReadSubAsync(peer, "removed", "u1")}}"}""");
        await u2.DisposeAsync();
        Assert.Equal(carrier, (string?)(await peer.ReadAsync("unsub"))["id"]);
        await peer.SendAsync($$"""{"msg":"nosub","id":"{{carrier}}"}""");
        await Bounded.UntilAsync(() => client.Connection.Statistics.FramesReceived == 8);
        Assert.Equal((0, 0), (client.Connection.Statistics.Unexpected, client.Connection.Statistics.UnknownIds));
    }

    private static async Task<string> ReadSubAsync(ScriptedPeer peer, string change, string user)
    {
        var sub = await peer.ReadAsync("sub");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse($$"""["",{"{{change}}":["{{user}}"]}]"""), sub["params"]), sub.ToJsonString());
        Assert.Equal("stream-user-presence", (string?)sub["name"]);
        return (string)sub["id"]!;
    }

    private static async Task<PresenceChange> FirstAsync(Subscription<PresenceChange> subscription)
    {
        await using var events = subscription.GetAsyncEnumerator();
        Assert.True(await events.MoveNextAsync().Within());
        return events.Current;
    }
}
