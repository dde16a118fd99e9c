using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Extension;

/// <summary>What newer servers lack, in a project for an old one: methods and streams of the packaged client.</summary>
public sealed class RemovedMethodTests
{
    [Fact]
    public async Task A_method_that_newer_servers_lack_is_called_with_its_types()
    {
        using var server = new ScriptedServer();
        var (client, peer) = await OpenAsync(server);
        await using var closing = client;
        using var ending = peer;

        var closed = client.CloseLivechatRoomAsync("r1", "bye", new LivechatCloseOptions { IsByUser = true, Tags = ["done"] }).AsTask();
        var call = await peer.ReadAsync("method");

        Assert.Equal("livechat:closeRoom", (string?)call["method"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse("""["r1","bye",{"clientAction":true,"tags":["done"]}]"""), call["params"]));
        await peer.SendAsync($$"""{"msg":"result","id":"{{(string?)call["id"]}}"}""");
        await closed.Within();
    }

    [Fact]
    public async Task A_stream_that_newer_servers_lack_is_read()
    {
        using var server = new ScriptedServer();
        var (client, peer) = await OpenAsync(server);
        await using var closing = client;
        using var ending = peer;

        await using var steps = client.UserOtrStepsAsync("u1").GetAsyncEnumerator();
        var next = steps.MoveNextAsync();
        var sub = await peer.ReadAsync("sub");
        await peer.SendAsync($$"""{"msg":"ready","subs":["{{(string?)sub["id"]}}"]}""");
        await peer.SendAsync("""{"msg":"changed","collection":"stream-notify-user","id":"id","fields":{"eventName":"u1/otr","args":["handshake",{"roomId":"r1","userId":"u2"}]}}""");

        Assert.True(await next.Within());
        Assert.Equal((OtrStep.Handshake, "r1", "u2"), (steps.Current.Step, steps.Current.Peer.RoomId, steps.Current.Peer.UserId));
    }

    private static async Task<(RocketChatClient Client, ScriptedPeer Peer)> OpenAsync(ScriptedServer server)
    {
        var client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.Address });
        var connecting = client.ConnectAsync();
        var peer = await server.AcceptAsync();
        await peer.ReadAsync("connect");
        await peer.SendAsync("""{"msg":"connected","session":"s1"}""");
        await connecting.Within();
        return (client, peer);
    }
}
