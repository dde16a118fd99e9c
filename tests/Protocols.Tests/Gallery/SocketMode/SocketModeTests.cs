using Framewright.Protocol;
using Framewright.Protocols.Tests.Protocols;
using Framewright.Protocols.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace Framewright.Protocols.Tests.Gallery.SocketMode;

public sealed class SocketModeTests
{
    private static readonly SocketModeCredentials Credentials = new() { AppToken = "xapp-hush" };

    [Fact]
    public async Task A_command_is_acknowledged_with_the_handlers_payload_or_without_one()
    {
        var done = new TaskCompletionSource();
        await using var server = await StartAsync(async peer =>
        {
            await peer.SendAsync("""{"envelope_id":"e1","type":"slash_commands","accepts_response_payload":true,"payload":{"command":"/weather","text":"Rome","user_id":"U1"}}""");
            await peer.ExpectAsync("""{"envelope_id":"e1","payload":{"text":"Sunny in Rome"}}""");
            await peer.SendAsync("""{"envelope_id":"e2","type":"slash_commands","payload":{"command":"/weather","text":"","user_id":"U1"},"accepts_response_payload":true}""");
            await peer.ExpectAsync("""{"envelope_id":"e2"}""");
            await peer.SendAsync("""{"envelope_id":"e3","type":"interactive","payload":{"type":"shortcut","trigger_id":"t"},"accepts_response_payload":false}""");
            await peer.ExpectAsync("""{"envelope_id":"e3"}""");
            await peer.SendAsync("""{"envelope_id":"e4","type":"options","payload":{"action_id":"a","value":"Ro"},"accepts_response_payload":true}""");
            await peer.ExpectAsync("""{"envelope_id":"e4","payload":{"options":["Ro1"]}}""");
            done.SetResult();
        });
        await using var client = Create(server);
        using var commands = client.OnSlashCommand((command, _) => ValueTask.FromResult(command.Text.Length == 0 ? null : new CommandReply { Text = $"Sunny in {command.Text}" }));
        using var interactions = client.OnInteraction((interaction, _) =>
        {
            Assert.Equal("t", interaction.TriggerId);
            return ValueTask.CompletedTask;
        });
        using var options = client.OnOptions((query, _) => ValueTask.FromResult(new OptionsReply { Options = [System.Text.Json.JsonElement.Parse($"\"{query.Value}1\"")] }));
        await client.ConnectAsync();

        await done.Task.WaitAsync(Until.Limit);
        Assert.Equal(4, client.Connection.Statistics.PeerCallsAnswered);
    }

    [Fact]
    public async Task A_payload_that_the_server_does_not_accept_is_not_sent()
    {
        var done = new TaskCompletionSource();
        await using var server = await StartAsync(async peer =>
        {
            await peer.SendAsync("""{"envelope_id":"e1","type":"slash_commands","accepts_response_payload":false,"payload":{"command":"/weather","text":"Rome","user_id":"U1"}}""");
            await peer.ExpectAsync("""{"envelope_id":"e1"}""");
            done.SetResult();
        });
        await using var client = Create(server);
        using var commands = client.OnSlashCommand((_, _) => ValueTask.FromResult<CommandReply?>(new CommandReply { Text = "unheard" }));
        await client.ConnectAsync();
        await done.Task.WaitAsync(Until.Limit);
    }

    [Fact]
    public async Task Events_are_acknowledged_when_somebody_subscribed_and_what_nobody_takes_is_not()
    {
        var subscribed = new TaskCompletionSource();
        await using var server = await StartAsync(async peer =>
        {
            await subscribed.Task;
            await peer.SendAsync("""{"envelope_id":"e1","type":"events_api","payload":{"event":{"type":"reaction_added"}}}""");
            await peer.SendAsync("""{"envelope_id":"e2","type":"slash_commands","payload":{"command":"/nobody","text":"","user_id":"U1"}}""");
            await peer.SendAsync("""{"payload":{"token":"t","team_id":"T","api_app_id":"A","event":{"channel":"C1","text":"hello","ts":"1.2","type":"message","user":"U1"},"type":"event_callback","event_id":"Ev1","event_time":1700000000,"authorizations":[{}]},"type":"events_api","envelope_id":"e3","retry_attempt":1,"retry_reason":"timeout","accepts_response_payload":false}""");
            await peer.ExpectAsync("""{"envelope_id":"e3"}""");
            await peer.SendAsync("""{"type":"disconnect","reason":"refresh_requested"}""");
            await peer.CloseAsync(1000);
        });
        await using var client = Create(server);
        await client.ConnectAsync();
        await using var messages = await client.SubscribeToMessagesAsync();
        subscribed.SetResult();

        var posted = await messages.FirstAsync();
        Assert.Equal(("Ev1", DateTimeOffset.FromUnixTimeSeconds(1700000000), "hello"), (posted.EventId, posted.EventTime, posted.Message.Text));
        Assert.Equal("Ev1", WorkspaceAppClientStreams.Messages.Key!.ReadId("""{"event_id":"Ev1"}"""u8));
        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        Assert.Equal(2, client.Connection.Statistics.PeerCallsUnhandled);
        Assert.Equal(1, client.Connection.Statistics.PeerCallsAnswered);
    }

    [Theory]
    [InlineData("warning", CloseAction.Retry, true)]
    [InlineData("refresh_requested", CloseAction.Retry, true)]
    [InlineData("link_disabled", CloseAction.Stop, false)]
    [InlineData("too_many_websockets", CloseAction.Retry, false)]
    public async Task A_disconnect_says_by_its_reason_whether_to_come_back_and_every_socket_has_an_address_of_its_own(string reason, CloseAction expected, bool serverCloses)
    {
        await using var server = await StartAsync(async peer =>
        {
            if (peer.Number > 1) return;
            await peer.SendAsync($$$"""{"type":"disconnect","reason":"{{{reason}}}","debug_info":{"host":"h"}}""");
            if (serverCloses) await peer.CloseAsync(1000);
        });
        await using var client = Create(server);
        var losses = System.Threading.Channels.Channel.CreateUnbounded<RealtimeException>();
        client.Connection.StateChanged += change =>
        {
            if (change.Current == ConnectionState.Lost) losses.Writer.TryWrite(change.Reason!);
        };
        await client.ConnectAsync();
        var lost = Assert.IsType<ConnectionLostException>(await losses.Reader.ReadAllAsync().FirstAsync());
        Assert.Equal(expected, lost.Action);
        if (!serverCloses) Assert.Contains(reason, lost.Message, StringComparison.Ordinal);
        await client.ConnectAsync();
        Assert.Equal(2, server.SocketCount);
    }

    [Theory]
    [InlineData("not_authed", false)]
    [InlineData("invalid_auth", false)]
    [InlineData("account_inactive", false)]
    [InlineData("user_removed_from_team", false)]
    [InlineData("team_disabled", false)]
    [InlineData("internal_error", true)]
    public async Task An_address_that_is_refused_says_whether_to_ask_again(string code, bool isTransient)
    {
        await using var server = await ScriptedServer.StartAsync(_ => throw new InvalidOperationException("No socket was to be opened."));
        server.Http = context => context.Response.WriteAsync($$"""{"ok":false,"error":"{{code}}"}""");
        await using var client = Create(server);
        var refused = await Assert.ThrowsAnyAsync<RealtimeException>(async () => await client.ConnectAsync());
        Assert.Equal((isTransient ? typeof(HandshakeRefusedException) : typeof(AuthenticationException), isTransient), (refused.GetType(), refused.IsTransient));
        Assert.DoesNotContain("hush", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WebSocket_pings_tell_a_quiet_peer_from_a_dead_one_and_short_lived_sockets_can_be_asked_for()
    {
        await using var server = await StartAsync(peer =>
        {
            Assert.Equal($"?ticket={peer.Number}&debug_reconnects=true", peer.Request.QueryString.Value);
            return Task.CompletedTask;
        });
        var options = new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri(server.HttpUri, "/api"), Heartbeat = new HeartbeatPolicy(TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(1500)) };
        await using var client = new WorkspaceAppClient(options, _ => new(Credentials with { ShortLived = true }));
        await client.ConnectAsync();
        await Task.Delay(2000);
        Assert.Equal(ConnectionState.Live, client.Connection.State);
        Assert.Equal((true, 0L), (client.Connection.Statistics.PingsSent >= 2, client.Connection.Statistics.FramesSent));
    }

    private static WorkspaceAppClient Create(ScriptedServer server) => new(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = new Uri(server.HttpUri, "/api") }, _ => new(Credentials));

    private static async Task<ScriptedServer> StartAsync(Func<ScriptedPeer, Task> script)
    {
        var tickets = 0;
        var server = await ScriptedServer.StartAsync(async peer =>
        {
            Assert.StartsWith($"?ticket={peer.Number}", peer.Request.QueryString.Value, StringComparison.Ordinal);
            await peer.SendAsync("""{"type":"hello","num_connections":1,"debug_info":{"host":"h","approximate_connection_time":18060},"connection_info":{"app_id":"A1"}}""");
            await script(peer);
        });
        server.Http = context =>
        {
            Assert.Equal(("POST", "/api/apps.connections.open", "Bearer xapp-hush"), (context.Request.Method, context.Request.Path.Value, context.Request.Headers.Authorization.ToString()));
            return context.Response.WriteAsync($$"""{"ok":true,"url":"{{server.WebSocketUri}}?ticket={{Interlocked.Increment(ref tickets)}}"}""");
        };
        return server;
    }
}
