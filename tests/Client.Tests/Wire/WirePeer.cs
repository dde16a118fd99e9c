using System.Text.Json.Nodes;
using Framewright.Client.Tests.Support;
using Framewright.Protocol;
using Framewright.RocketChat;

namespace Framewright.Client.Tests.Wire;

/// <summary>A client without a login, and the server's end of its socket, where the test says each frame.</summary>
internal sealed class WirePeer : IAsyncDisposable
{
    private readonly ScriptedServer server = new();
    private ScriptedPeer? peer;

    public WirePeer() => Client = new RocketChatClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.Address, Rates = new RateLimits() });

    public RocketChatClient Client { get; }

    public ConnectionStatistics Statistics => Client.Connection.Statistics;

    /// <summary>Connects, after the server said some frames of its own accord.</summary>
    public static async Task<WirePeer> OpenAsync(params string[] before)
    {
        var wire = new WirePeer();
        var connecting = wire.Client.ConnectAsync().AsTask();
        wire.peer = await wire.server.AcceptAsync();
        foreach (var frame in before) await wire.SayAsync(frame);
        Assert.Equal("connect", (string?)(await wire.HearAsync())["msg"]);
        await wire.SayAsync("""{"msg":"connected","session":"s1"}""");
        await connecting.Within();
        return wire;
    }

    public Task SayAsync(string frame) => peer!.SendAsync(frame);

    public Task SayAsync(JsonObject frame) => peer!.SendAsync(frame.ToJsonString());

    /// <summary>The client's next frame that is no ping.</summary>
    public Task<JsonObject> HearAsync() => peer!.ReadAsync();

    /// <summary>Answers the client's next call.</summary>
    public async Task AnswerAsync(string member, JsonNode? value)
    {
        var id = (string)(await peer!.ReadAsync("method"))["id"]!;
        await SayAsync(new JsonObject { ["msg"] = "result", ["id"] = id, [member] = value });
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync().Within();
        peer?.Dispose();
        server.Dispose();
    }
}
