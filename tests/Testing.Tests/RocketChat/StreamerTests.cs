using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

public sealed class StreamerTests
{
    private static readonly RocketChatServerOptions Streamer = new() { Flavor = ServerFlavor.Streamer };

    [Fact]
    public async Task Only_a_token_logs_in()
    {
        await using var server = await RocketChatServer.StartAsync(Streamer);
        server.AddUser("bob", "bob-pass");
        await using var client = await TestClient.ConnectAsync(server);
        var answer = await client.CallAsync("login", TestClient.PasswordLogin("bob", "bob-pass"));
        var recorded = Recording.Load("ddpstreamer-login")["bad-resume"].Select(Recording.Received)
            .Single(text => text?.Contains("\"error\":", StringComparison.Ordinal) == true);
        Assert.Equal(JsonNode.Parse(recorded!)!["error"]!.ToJsonString(), answer.Error.ToJsonString());
        Assert.Equal(["result", "updated"], answer.Kinds);
    }

    [Fact]
    public async Task Unknown_method_and_details_stand_in_the_recorded_order()
    {
        await using var server = await RocketChatServer.StartAsync(Streamer);
        await using var client = await TestClient.ConnectAsync(server);
        foreach (var (method, id) in new[] { ("no-such", "m3"), ("rooms/get", "m1") })
        {
            var answer = await client.CallAsync(method);
            var recorded = Recording.Frame("ddpstreamer-methods", frame => (string?)frame["msg"] == "result" && (string?)frame["id"] == id);
            Assert.Equal(recorded["error"]!.ToJsonString(), answer.Error.ToJsonString());
            Assert.Equal(["result", "updated"], answer.Kinds);
        }
    }

    [Fact]
    public async Task Logout_is_answered_and_then_closed()
    {
        await using var server = await RocketChatServer.StartAsync(Streamer);
        await using var client = await TestClient.LoginAsync(server, server.AddUser("bob"));
        Assert.Equal(["result", "updated"], (await client.CallAsync("logout")).Kinds);
        Assert.Empty(await client.ReadToCloseAsync());
        Assert.Equal(1002, (int?)client.CloseStatus);
    }

    [Fact]
    public async Task Unsubscribing_what_is_not_there_is_not_answered()
    {
        await using var server = await RocketChatServer.StartAsync(Streamer);
        await using var client = await TestClient.ConnectAsync(server);
        await client.SendAsync("""{"msg":"unsub","id":"nosuch"}""");
        await client.ExpectQuietAsync();
    }

    [Fact]
    public async Task Refusals_are_the_recorded_ones()
    {
        await using var server = await RocketChatServer.StartAsync(Streamer);
        await using var client = await TestClient.ConnectAsync(server);
        var frame = await client.SubscribeAsync("s1", "stream-room-messages", "GENERAL", false);
        var recorded = Recording.Frame("ddpstreamer-subs", candidate => (string?)candidate["msg"] == "nosub" && (string?)candidate["id"] == "s1");
        Assert.Equal(recorded.ToJsonString(), frame.ToJsonString());
        await client.CallAsync("login", new JsonObject { ["resume"] = server.AddUser("bob").PersonalAccessToken });
        var empty = await client.SubscribeAsync("s16", "stream-room-messages", "", false);
        Assert.Equal("invalid-event-name", (string?)empty["error"]!["error"]);
    }

    [Fact]
    public async Task Silent_socket_is_pinged_after_30_ms()
    {
        var time = new ManualTime();
        await using var server = await RocketChatServer.StartAsync(Streamer with { TimeProvider = time });
        await using var client = await TestClient.OpenAsync(server);
        await server.Connections.WaitForAcceptedAsync(1);
        var ping = client.NextTextAsync();
        while (!ping.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(1));
            await Task.Yield();
        }

        Assert.Equal("""{"msg":"ping"}""", await ping);
        await client.SendAsync("""{"msg":"pong"}""");
        Assert.Null(await client.NextTextAsync());
        Assert.Equal(1002, (int?)client.CloseStatus);
    }
}
