using System.Net;
using System.Net.Sockets;
using System.Text;
using Framewright.Protocols.Tests.Gallery.Discord;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.Lifecycle;

/// <summary>Where credentials come from and where they may not go.</summary>
public sealed class CredentialTests
{
    private static readonly DiscordGatewayCredentials Credentials = new() { Token = "hush", Intents = 1 };

    [Fact]
    public async Task A_session_that_needs_credentials_is_not_opened_without()
    {
        await using var connection = new RealtimeConnection<DiscordGateway>(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri("ws://127.0.0.1:1/") });
        await Assert.ThrowsAsync<AuthenticationException>(async () => await connection.ConnectAsync());
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri("ws://127.0.0.1:1/") }, _ => new((DiscordGatewayCredentials)null!));
        await Assert.ThrowsAsync<AuthenticationException>(async () => await client.ConnectAsync());
    }

    [Theory]
    [InlineData("ws://chat.invalid/")]
    public async Task Credentials_go_over_no_plain_socket_to_another_machine(string endpoint)
    {
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri(endpoint) }, _ => new(Credentials));
        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () => await client.ConnectAsync());
        Assert.Contains("AllowInsecure", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_go_over_no_plain_http_to_another_machine()
    {
        await using var client = new SlackRtm.WorkspaceClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri("http://chat.invalid/api") }, _ => new(new SlackRtmCredentials { Token = "hush" }));
        var refused = await Assert.ThrowsAsync<AuthenticationException>(async () => await client.ConnectAsync());
        Assert.Contains("https://", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_never_answers_is_given_up()
    {
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri("ws://127.0.0.1:1/") }, _ => new(new TaskCompletionSource<DiscordGatewayCredentials>().Task));
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await client.ConnectAsync(giveUp.Token));
        Assert.Equal(ConnectionState.Lost, client.Connection.State);
    }

    [Fact]
    public async Task The_source_is_asked_at_every_attempt()
    {
        var asked = 0;
        await using var server = await GatewayServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"op":10,"d":{"heartbeat_interval":45000}}""");
            Assert.Equal($"t{peer.Number}", (await peer.ReceiveAsync()).GetProperty("d").GetProperty("token").GetString());
            await peer.CloseAsync(4009);
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials with { Token = $"t{++asked}" }));
        for (var i = 0; i < 2; i++) await Assert.ThrowsAsync<ConnectionLostException>(async () => await client.ConnectAsync());
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task An_address_that_refuses_to_resume_is_not_asked_twice()
    {
        using var refusing = new TcpListener(IPAddress.Loopback, 0);
        refusing.Start();
        var resumeUrl = $"ws://127.0.0.1:{((IPEndPoint)refusing.LocalEndpoint).Port}/";
        await using var server = await GatewayServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"op":10,"d":{"heartbeat_interval":45000}}""");
            Assert.Equal(2, (await peer.ReceiveAsync()).GetProperty("op").GetInt32());
            await peer.SendAsync($$"""{"op":0,"t":"READY","s":1,"d":{"session_id":"s1","resume_gateway_url":"{{resumeUrl}}"} }""");
            if (peer.Number == 1) await peer.CloseAsync(4000);
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        await client.ConnectAsync();
        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);

        var resuming = client.ConnectAsync().AsTask();
        using (var socket = await refusing.AcceptSocketAsync())
        {
            await socket.ReceiveAsync(new byte[4096]);
            await socket.SendAsync(Encoding.ASCII.GetBytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
            await Assert.ThrowsAsync<HandshakeRefusedException>(() => resuming);
        }

        await client.ConnectAsync();
        Assert.Equal(2, server.SocketCount);
    }

    [Fact]
    public async Task A_session_whose_address_is_gone_is_resumed_at_the_configured_one()
    {
        using var gone = new TcpListener(IPAddress.Loopback, 0);
        gone.Start();
        var resumeUrl = $"ws://127.0.0.1:{((IPEndPoint)gone.LocalEndpoint).Port}/";
        gone.Stop();
        await using var server = await GatewayServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"op":10,"d":{"heartbeat_interval":45000}}""");
            Assert.Equal(peer.Number == 1 ? 2 : 6, (await peer.ReceiveAsync()).GetProperty("op").GetInt32());
            await peer.SendAsync($$"""{"op":0,"t":"READY","s":1,"d":{"session_id":"s1","resume_gateway_url":"{{resumeUrl}}"} }""");
            if (peer.Number == 1) await peer.CloseAsync(4000);
        });
        await using var client = new GuildBotClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.HttpUri }, _ => new(Credentials));
        await client.ConnectAsync();
        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        await Assert.ThrowsAsync<ConnectionLostException>(async () => await client.ConnectAsync());
        await client.ConnectAsync();
        Assert.Equal(2, server.SocketCount);
    }
}
