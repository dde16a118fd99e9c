using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

public sealed class RestartTests
{
    private const string RoomMessages = "stream-room-messages";

    [Fact]
    public async Task A_stopped_server_drops_sockets_and_refuses_new_ones_until_it_is_back_at_its_address()
    {
        await using var scene = await Scene.OpenAsync();
        var address = scene.Server.WebSocketUri;
        var token = scene.Bob.CreateToken();
        await scene.BobClient.SubscribeAsync("a", RoomMessages, scene.Room.Id, false);
        var message = scene.Server.Post(scene.Room, scene.Alice, "before");

        await scene.Server.StopAsync();

        await scene.BobClient.ExpectDropAsync();
        Assert.Equal((0, 0), (scene.Server.Connections.Count, scene.Server.SubscriptionCount()));
        using (var refused = new ClientWebSocket())
            await Assert.ThrowsAsync<WebSocketException>(() => refused.ConnectAsync(address, CancellationToken.None));
        var meanwhile = scene.Server.Post(scene.Room, scene.Alice, "meanwhile");

        await scene.Server.RestartAsync();

        Assert.Equal(address, scene.Server.WebSocketUri);
        await using var again = await TestClient.ConnectAsync(scene.Server);
        Assert.True((await again.CallAsync("login", new JsonObject { ["resume"] = token })).HasResult);
        var since = new JsonObject { ["lastUpdate"] = new JsonObject { ["$date"] = message.UpdatedAt } };
        var missed = (await again.CallAsync("messages/get", scene.Room.Id, since)).Result!["updated"]!.AsArray();
        Assert.Equal(meanwhile.Id, (string?)Assert.Single(missed)!["_id"]);
        Assert.Equal(3, scene.Server.Connections.Latest.Number);
    }

    [Fact]
    public async Task A_restart_stops_what_runs_and_a_disposed_server_stays_down()
    {
        var scene = await Scene.OpenAsync();
        for (var round = 0; round < 3; round++)
        {
            await scene.Server.RestartAsync();
            Assert.Equal(0, scene.Server.Connections.Count);
            await using var client = await TestClient.LoginAsync(scene.Server, scene.Bob);
            await client.ExpectQuietAsync();
        }

        await scene.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(scene.Server.RestartAsync);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(1002)]
    [InlineData(1007)]
    [InlineData(4000)]
    public async Task Sockets_close_with_any_code(int code)
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.CloseConnections(code, "why");
        Assert.Empty(await scene.BobClient.ReadToCloseAsync());
        Assert.Equal((code, "why"), ((int?)scene.BobClient.CloseStatus, scene.BobClient.CloseReason));
    }

    [Fact]
    public async Task A_forgotten_subscription_ends_without_a_word_and_can_be_asked_for_again()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("a", RoomMessages, scene.Room.Id, false);
        await scene.BobClient.SubscribeAsync("b", "stream-notify-room", scene.Room.Id + "/deleteMessage", false);

        scene.Server.Faults.ForgetSubscriptions(RoomMessages, scene.Room.Id);

        var unheard = scene.Server.Post(scene.Room, scene.Alice, "unheard");
        await scene.BobClient.ExpectQuietAsync();
        scene.Server.Delete(unheard);
        Assert.Equal("stream-notify-room", (string?)(await scene.BobClient.NextAsync())["collection"]);
        Assert.Equal("ready", (string?)(await scene.BobClient.SubscribeAsync("a", RoomMessages, scene.Room.Id, false))["msg"]);
        scene.Server.Post(scene.Room, scene.Alice, "heard");
        Assert.Equal("heard", (string?)(await scene.BobClient.NextAsync())["fields"]!["args"]![0]!["msg"]);
    }

    [Fact]
    public async Task Revoked_tokens_fail_at_the_next_login_and_leave_sockets_alone()
    {
        await using var scene = await Scene.OpenAsync();
        var token = scene.Bob.CreateToken();
        await using var client = await TestClient.ConnectAsync(scene.Server);
        Assert.True((await client.CallAsync("login", new JsonObject { ["resume"] = token })).HasResult);

        scene.Server.RevokeTokens(scene.Bob);

        Assert.True((await client.CallAsync("rooms/get")).HasResult);
        await using var again = await TestClient.ConnectAsync(scene.Server);
        Assert.Equal("403", (await again.CallAsync("login", new JsonObject { ["resume"] = token })).ErrorCode);
        Assert.True((await again.CallAsync("login", new JsonObject { ["resume"] = scene.Bob.PersonalAccessToken })).HasResult);
    }

    [Fact]
    public async Task Lost_calls_do_nothing_and_skipped_ones_are_answered_all_the_same()
    {
        await using var scene = await Scene.OpenAsync();
        scene.Server.Faults.LoseCalls("sendMessage", 2);
        await scene.BobClient.StartCallAsync("sendMessage", scene.Draft("lost"));
        await scene.BobClient.StartCallAsync("sendMessage", scene.Draft("lost"));
        await scene.BobClient.ExpectQuietAsync();
        scene.Server.Faults.SkipCalls("sendMessage");
        Assert.False((await scene.BobClient.CallAsync("sendMessage", scene.Draft("skipped"))).HasResult);
        Assert.Empty(scene.Server.Messages);
        Assert.True((await scene.BobClient.CallAsync("sendMessage", scene.Draft("kept"))).HasResult);
        scene.Server.Faults.LoseCalls("sendMessage");
        scene.Server.Faults.Clear();
        Assert.True((await scene.BobClient.CallAsync("sendMessage", scene.Draft("cleared"))).HasResult);
    }

    [Fact]
    public async Task A_user_who_is_removed_is_told_on_the_user_s_own_stream_alone()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.BobClient.SubscribeAsync("m", RoomMessages, scene.Room.Id, false);
        await scene.BobClient.SubscribeAsync("s", "stream-notify-user", scene.Bob.Id + "/subscriptions-changed", false);

        scene.Server.Remove(scene.Room, scene.Bob);

        Assert.Equal("ru", (string?)(await scene.BobClient.NextAsync())["fields"]!["args"]![0]!["t"]);
        var told = (await scene.BobClient.NextAsync())["fields"]!["args"]!;
        Assert.Equal(("removed", scene.Room.Id), ((string?)told[0], (string?)told[1]!["rid"]));
        scene.Server.Post(scene.Room, scene.Alice, "unheard");
        await scene.BobClient.ExpectQuietAsync();
        Assert.Equal(0, scene.Server.SubscriptionCount(RoomMessages, scene.Room.Id));
    }
}
