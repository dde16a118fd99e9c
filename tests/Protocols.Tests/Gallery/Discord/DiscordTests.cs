using System.Globalization;
using System.Text.Json;
using Framewright.Protocol;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.Discord;

public sealed class DiscordTests
{
    private const string Identify = """{"op":2,"d":{"token":"hush","intents":513,"properties":{"os":"linux","browser":"framewright","device":"framewright"}}}""";
    private const string Resume = """{"op":6,"d":{"token":"hush","session_id":"s1","seq":3}}""";

    private static readonly DiscordGatewayCredentials Credentials = new() { Token = "hush", Intents = 513 };

    [Fact]
    public async Task A_session_identifies_beats_and_resumes_where_it_was_told_to()
    {
        Uri? resumeUrl = null;
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            Assert.Equal("?v=10&encoding=json", peer.Request.QueryString.Value);
            await peer.SendAsync("""{"op":10,"d":{"heartbeat_interval":400,"_trace":[]},"s":null,"t":null}""");
            if (peer.Number == 1)
            {
                Assert.Equal("/socket", peer.Request.Path.Value);
                await peer.ExpectAsync(Identify);
                await peer.SendAsync($$"""{"op":0,"t":"READY","s":1,"d":{"v":10,"session_id":"s1","user":{"id":"7"},"resume_gateway_url":"{{resumeUrl}}" } }""");
                await peer.ExpectAsync("""{"op":1,"d":1}""");
                await peer.SendAsync("""{"op":11,"d":null,"s":null,"t":null}""");
                await peer.SendAsync("""{"t":"MESSAGE_CREATE","s":2,"op":0,"d":{"id":"m1","channel_id":"c","content":"hi","author":{"id":"7","username":"ann"},"edited_timestamp":null}}""");
                await peer.SendAsync("""{"op":0,"d":{"id":"g"},"s":3,"t":"GUILD_CREATE"}""");
                await peer.ExpectAsync("""{"op":1,"d":3}""");
                await peer.SendAsync("""{"op":1,"d":null,"s":null,"t":null}""");
                await peer.ExpectAsync("""{"op":1,"d":3}""");
                await peer.SendAsync("""{"op":7,"d":null,"s":null,"t":null}""");
                return;
            }

            Assert.Equal("/resume", peer.Request.Path.Value);
            await peer.ExpectAsync(Resume);
            await peer.SendAsync("""{"op":0,"t":"MESSAGE_CREATE","s":4,"d":{"id":"m2","channel_id":"c","content":"again","author":{"id":"7","username":"ann"}}}""");
            await peer.SendAsync("""{"op":0,"t":"RESUMED","s":5,"d":{"_trace":[]}}""");
            await peer.ExpectAsync("""{"op":1,"d":5}""");
        });
        resumeUrl = new UriBuilder(server.WebSocketUri) { Path = "/resume" }.Uri;
        await using var client = new GuildBotClient(new RealtimeOptions { Endpoint = server.WebSocketUri }, _ => new(Credentials));
        await client.ConnectAsync();
        await using var messages = await client.SubscribeToMessagesCreatedAsync();
        await foreach (var message in messages)
        {
            Assert.Equal(("m1", "hi", "ann"), (message.Id, message.Content, message.Author.Username));
            break;
        }

        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(TimeSpan.FromSeconds(10));
        await client.ConnectAsync();
        Assert.Equal(ConnectionState.Live, client.Connection.State);
        await Until.TrueAsync(() => client.Connection.Statistics.PingsSent >= 4);
        Assert.Equal((0, 0), (client.Connection.Statistics.Unexpected, client.Connection.Statistics.UnknownKinds));
    }

    [Theory]
    [InlineData("true", CloseAction.Retry)]
    [InlineData("false", CloseAction.Reidentify)]
    public async Task An_invalid_session_says_whether_it_can_be_resumed(string resumable, CloseAction expected)
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"op":10,"d":{"heartbeat_interval":45000}}""");
            if (peer.Number == 1)
            {
                await peer.ExpectAsync(Identify);
                await peer.SendAsync("""{"op":0,"t":"READY","s":3,"d":{"session_id":"s1"}}""");
                await peer.SendAsync($$"""{"op":9,"d":{{resumable}} }""");
                return;
            }

            await peer.ExpectAsync(expected == CloseAction.Retry ? Resume : Identify);
            await peer.SendAsync("""{"op":0,"t":"READY","s":1,"d":{"session_id":"s2"}}""");
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Endpoint = server.WebSocketUri }, _ => new(Credentials));
        var losses = new List<RealtimeException?>();
        client.Connection.StateChanged += change => losses.Add(change.Reason);
        await client.ConnectAsync();
        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(TimeSpan.FromSeconds(10));
        await client.ConnectAsync();
        Assert.Equal(expected, Assert.Single(losses.OfType<ConnectionLostException>()).Action);
    }

    [Theory]
    [InlineData(4004, CloseAction.Stop)]
    [InlineData(4009, CloseAction.Reidentify)]
    [InlineData(4000, CloseAction.Retry)]
    public async Task Close_codes_say_what_comes_next(int code, CloseAction expected)
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"op":10,"d":{"heartbeat_interval":45000}}""");
            await peer.ExpectAsync(Identify);
            await peer.CloseAsync(code, "closed");
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Endpoint = server.WebSocketUri }, _ => new(Credentials));
        var lost = await Assert.ThrowsAsync<ConnectionLostException>(async () => await client.ConnectAsync());
        Assert.Equal((expected, code, expected != CloseAction.Stop), (lost.Action, lost.CloseCode, lost.IsTransient));
    }

    [Fact]
    public async Task A_peer_that_stops_to_acknowledge_is_found_and_optional_credentials_are_sent()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"op":10,"d":{"heartbeat_interval":100}}""");
            var identify = await peer.ReceiveAsync();
            Assert.Equal("[0,2]", identify.GetProperty("d").GetProperty("shard").GetRawText());
            await peer.SendAsync("""{"op":0,"t":"READY","s":1,"d":{"session_id":"s1"}}""");
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Endpoint = server.WebSocketUri }, _ => new(Credentials with { Shard = JsonElement.Parse("[0,2]") }));
        await client.ConnectAsync();
        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.InRange(client.Connection.Statistics.PingsSent, 1, 3);
    }

    [Fact]
    public void The_token_is_never_shown() => Assert.Equal("DiscordGatewayCredentials { Token = ***, Intents = 513, Shard =  }", string.Create(CultureInfo.InvariantCulture, $"{Credentials}"));
}
