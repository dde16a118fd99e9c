using System.Globalization;
using System.Text.Json;
using Framewright.Protocol;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Protocols.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Framewright.Protocols.Tests.Gallery.Discord;

public sealed class DiscordTests
{
    private const string Identify = """{"op":2,"d":{"token":"hush","intents":513,"properties":{"os":"linux","browser":"framewright","device":"framewright"}}}""";
    private const string Resume = """{"op":6,"d":{"token":"hush","session_id":"s1","seq":3}}""";

    private const string Greeting = """{"op":10,"d":{"heartbeat_interval":45000},"s":null,"t":null}""";

    private static readonly DiscordGatewayCredentials Credentials = new() { Token = "hush", Intents = 513 };

    [Fact]
    public async Task A_session_identifies_beats_and_resumes_where_it_was_told_to()
    {
        Uri? resumeUrl = null;
        var questions = new List<string>();
        await using var server = await GatewayServer.StartAsync(async peer =>
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
        }, request => questions.Add($"{request.Method} {request.Path} {request.Headers.Authorization}"));
        resumeUrl = new UriBuilder(server.WebSocketUri) { Path = "/resume" }.Uri;
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        await client.ConnectAsync();
        await using var messages = await client.SubscribeToMessagesCreatedAsync();
        await foreach (var message in messages)
        {
            Assert.Equal(("m1", "hi", "ann"), (message.Id, message.Content, message.Author.Username));
            break;
        }

        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        await client.ConnectAsync();
        Assert.Equal(ConnectionState.Live, client.Connection.State);
        await Until.TrueAsync(() => client.Connection.Statistics.PingsSent >= 4);
        Assert.Equal((0, 0), (client.Connection.Statistics.Unexpected, client.Connection.Statistics.UnknownKinds));
        Assert.Equal(["GET /gateway/bot Bot hush"], questions);
    }

    [Fact]
    public async Task A_token_that_is_not_known_is_terminal_before_any_socket()
    {
        await using var server = await GatewayServer.StartAsync(_ => throw new InvalidOperationException("No socket was to be opened."));
        server.Http = context =>
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return context.Response.WriteAsync("""{"message":"401: Unauthorized","code":0}""");
        };
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () => await client.ConnectAsync());
        Assert.False(refused.IsTransient);
        Assert.DoesNotContain("hush", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true", CloseAction.Retry)]
    [InlineData("false", CloseAction.Reidentify)]
    public async Task An_invalid_session_says_whether_it_can_be_resumed(string resumable, CloseAction expected)
    {
        await using var server = await GatewayServer.StartAsync(async peer =>
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
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        var losses = new List<RealtimeException?>();
        client.Connection.StateChanged += change => losses.Add(change.Reason);
        await client.ConnectAsync();
        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        await client.ConnectAsync();
        Assert.Equal(expected, Assert.Single(losses.OfType<ConnectionLostException>()).Action);
    }

    [Theory]
    [InlineData(4004, CloseAction.Stop)]
    [InlineData(4009, CloseAction.Reidentify)]
    [InlineData(4000, CloseAction.Retry)]
    public async Task Close_codes_say_what_comes_next(int code, CloseAction expected)
    {
        await using var server = await GatewayServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"op":10,"d":{"heartbeat_interval":45000}}""");
            await peer.ExpectAsync(Identify);
            await peer.CloseAsync(code, "closed");
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        var lost = await Assert.ThrowsAsync<ConnectionLostException>(async () => await client.ConnectAsync());
        Assert.Equal((expected, code, expected != CloseAction.Stop), (lost.Action, lost.CloseCode, lost.IsTransient));
    }

    [Theory]
    [InlineData(4000)]
    [InlineData(4009)]
    [InlineData(1000)]
    public async Task A_close_code_of_a_live_session_decides_between_resume_and_identify(int code)
    {
        await using var server = await GatewayServer.StartAsync(async peer =>
        {
            await peer.SendAsync(Greeting);
            await peer.ExpectAsync(peer.Number == 2 && code == 4000 ? Resume : Identify);
            await peer.SendAsync("""{"op":0,"t":"READY","s":3,"d":{"session_id":"s1"}}""");
            if (peer.Number == 1) await peer.CloseAsync(code);
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        await client.ConnectAsync();
        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        await client.ConnectAsync();
    }

    [Fact]
    public async Task Commands_are_told_by_their_operation_and_chunks_of_members_come_by_the_request_s_nonce()
    {
        await using var server = await GatewayServer.StartAsync(async peer =>
        {
            await peer.SendAsync(Greeting);
            await peer.ExpectAsync(Identify);
            await peer.SendAsync("""{"op":0,"t":"READY","s":1,"d":{"session_id":"s1"}}""");
            await peer.ExpectAsync("""{"op":3,"d":{"since":1700000000123,"activities":[{"name":"chess","type":0}],"status":"dnd","afk":false}}""");
            await peer.ExpectAsync("""{"op":4,"d":{"guild_id":"g","channel_id":null,"self_mute":false,"self_deaf":true}}""");
            await peer.ExpectAsync("""{"op":31,"d":{"guild_ids":["g","h"]}}""");
            await peer.ExpectAsync("""{"op":8,"d":{"guild_id":"g","query":"","limit":0,"nonce":"n1"}}""");
            await peer.SendAsync("""{"op":0,"t":"GUILD_MEMBERS_CHUNK","s":2,"d":{"guild_id":"g","members":[{"user":{"id":"9","username":"other"}}],"chunk_index":0,"chunk_count":1,"nonce":"n0"}}""");
            await peer.SendAsync("""{"op":0,"t":"GUILD_MEMBERS_CHUNK","s":3,"d":{"nonce":"n1","chunk_count":2,"chunk_index":0,"members":[{"user":{"id":"7","username":"ann"},"nick":null}],"guild_id":"g"}}""");
            await peer.SendAsync("""{"op":0,"t":"GUILD_MEMBERS_CHUNK","s":4,"d":{"guild_id":"g","members":[{"user":{"id":"8","username":"bob"}}],"chunk_index":1,"chunk_count":2,"nonce":"n1"}}""");
            await peer.ExpectAsync("""{"op":8,"d":{"guild_id":"g","query":"a","limit":0,"nonce":"n2"}}""");
            await peer.SendAsync("""{"op":0,"t":"GUILD_MEMBERS_CHUNK","s":5,"d":{"guild_id":"g","members":[],"chunk_index":0,"chunk_count":1,"nonce":"n2"}}""");
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        await client.ConnectAsync();

        await client.UpdatePresenceAsync(DateTimeOffset.FromUnixTimeMilliseconds(1700000000123), [new Activity { Name = "chess", Type = 0 }], OnlineStatus.DoNotDisturb, afk: false);
        await client.JoinVoiceAsync("g", null, selfMute: false, selfDeaf: true);
        await client.RequestSoundboardAsync(["g", "h"]);
        await using var chunks = await client.SubscribeToMemberChunksAsync("n1");
        await client.RequestGuildMembersAsync("g", "", 0, "n1");
        var members = new List<string>();
        await foreach (var chunk in chunks)
        {
            members.AddRange(chunk.Members.Select(member => member.User.Username));
            if (chunk.Index + 1 == chunk.Count) break;
        }

        Assert.Equal(["ann", "bob"], members);
        await using var found = await client.SubscribeToFoundMembersAsync("n2", "g", "a");
        Assert.Empty((await found.FirstAsync()).Members);
        Assert.Equal(0, client.Connection.Statistics.CallsPending);
    }

    [Fact]
    public async Task A_beat_before_any_event_carries_null_and_a_socket_that_is_given_up_is_not_closed_with_a_code()
    {
        int? closeCode = -1;
        var left = new TaskCompletionSource();
        await using var server = await GatewayServer.StartAsync(async peer =>
        {
            await peer.SendAsync(Greeting);
            await peer.ExpectAsync(Identify);
            await peer.SendAsync("""{"op":0,"t":"READY","s":null,"d":{"session_id":"s1"}}""");
            await peer.SendAsync("""{"op":1,"d":null}""");
            await peer.ExpectAsync("""{"op":1,"d":null}""");
            await peer.SendAsync("""{"op":7,"d":null}""");
            try
            {
                await peer.DrainAsync();
            }
            catch (ClientLeftException)
            {
                closeCode = peer.CloseCode;
                throw;
            }
            catch (System.Net.WebSockets.WebSocketException)
            {
                closeCode = null;
                throw;
            }
            finally
            {
                left.SetResult();
            }
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        await client.ConnectAsync();
        await left.Task.WaitAsync(Until.Limit);
        Assert.Null(closeCode);
    }

    [Fact]
    public async Task A_peer_that_stops_to_acknowledge_is_found_and_optional_credentials_are_sent()
    {
        await using var server = await GatewayServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"op":10,"d":{"heartbeat_interval":100}}""");
            var identify = await peer.ReceiveAsync();
            Assert.Equal("[0,2]", identify.GetProperty("d").GetProperty("shard").GetRawText());
            await peer.SendAsync("""{"op":0,"t":"READY","s":1,"d":{"session_id":"s1"}}""");
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials with { Shard = JsonElement.Parse("[0,2]") }));
        await client.ConnectAsync();
        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        Assert.InRange(client.Connection.Statistics.PingsSent, 1, 3);
    }

    [Fact]
    public void The_token_is_never_shown() => Assert.Equal("DiscordGatewayCredentials { Token = ***, Intents = 513, Shard =  }", string.Create(CultureInfo.InvariantCulture, $"{Credentials}"));
}
