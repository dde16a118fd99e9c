using Framewright.Testing.RocketChat;
using Framewright.Testing.Tests.Support;

namespace Framewright.Testing.Tests.RocketChat;

public sealed class HeartbeatTests
{
    [Theory]
    [InlineData(ServerFlavor.Monolith, 15, 1000, "Normal closure")]
    [InlineData(ServerFlavor.Streamer, 30, 4000, "TIMEOUT")]
    public async Task Silence_is_pinged_and_then_closed(ServerFlavor flavor, int seconds, int code, string reason)
    {
        var time = new ManualTime();
        await using var server = await RocketChatServer.StartAsync(new RocketChatServerOptions { Flavor = flavor, TimeProvider = time });
        await using var client = await TestClient.ConnectAsync(server);
        await client.ExpectQuietAsync();

        time.Advance(TimeSpan.FromSeconds(seconds - 1));
        await client.ExpectQuietAsync();
        time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal("""{"msg":"ping"}""", await client.NextTextAsync());
        await client.SendAsync("""{"msg":"pong"}""");
        await client.ExpectQuietAsync();
        time.Advance(TimeSpan.FromSeconds(2 * seconds));
        Assert.Equal("""{"msg":"ping"}""", await client.NextTextAsync());
        Assert.Null(await client.NextTextAsync());
        Assert.Equal(code, (int?)client.CloseStatus);
        Assert.Equal(reason, client.CloseReason);
    }

    [Fact]
    public async Task Intervals_can_be_set()
    {
        var time = new ManualTime();
        await using var server = await RocketChatServer.StartAsync(new RocketChatServerOptions
        {
            TimeProvider = time,
            PingInterval = TimeSpan.FromSeconds(2),
            PingTimeout = TimeSpan.FromSeconds(100),
        });
        await using var client = await TestClient.ConnectAsync(server);
        await client.ExpectQuietAsync();
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("""{"msg":"ping"}""", await client.NextTextAsync());
        time.Advance(TimeSpan.FromSeconds(99));
        await client.ExpectQuietAsync();
    }

    [Theory]
    [InlineData("""{"msg":"ping"}""", """{"msg":"pong"}""")]
    [InlineData("""{"msg":"ping","id":"p1"}""", """{"msg":"pong","id":"p1"}""")]
    public async Task Pings_of_the_client_are_answered(string ping, string pong)
    {
        await using var server = await RocketChatServer.StartAsync();
        await using var client = await TestClient.ConnectAsync(server);
        await client.SendAsync(ping);
        Assert.Equal(pong, await client.NextTextAsync());
    }

    [Fact]
    public async Task Monolith_drops_who_never_shakes_hands()
    {
        var time = new ManualTime();
        await using var server = await RocketChatServer.StartAsync(new RocketChatServerOptions { TimeProvider = time });
        await using var client = await TestClient.OpenAsync(server);
        await client.SendAsync("""{"msg":"ping"}""");
        Assert.Contains("Must connect first", await client.NextTextAsync(), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromSeconds(45));
        await client.ExpectDropAsync();
    }

    [Theory]
    [InlineData(Greeting.ServerId, """{"server_id":"0"}""")]
    [InlineData(Greeting.NamedServerId, """{"msg":"server_id","server_id":"0"}""")]
    public async Task Greeting_comes_first(Greeting greeting, string expected)
    {
        await using var server = await RocketChatServer.StartAsync(new RocketChatServerOptions { Greeting = greeting });
        await using var client = await TestClient.OpenAsync(server);
        Assert.Equal(expected, await client.NextTextAsync());
    }
}
