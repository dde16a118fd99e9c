using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.SocketMode;

public sealed class SocketModeTests
{
    [Fact]
    public async Task A_command_is_acknowledged_with_the_handlers_payload_or_without_one()
    {
        var done = new TaskCompletionSource();
        await using var server = await StartAsync(async peer =>
        {
            await peer.SendAsync("""{"envelope_id":"e1","type":"slash_commands","accepts_response_payload":true,"payload":{"command":"/weather","text":"Rome","user_id":"U1"}}""");
            await peer.ExpectAsync("""{"envelope_id":"e1","payload":{"text":"Sunny in Rome"}}""");
            await peer.SendAsync("""{"envelope_id":"e2","type":"slash_commands","payload":{"command":"/weather","text":"","user_id":"U1"}}""");
            await peer.ExpectAsync("""{"envelope_id":"e2"}""");
            await peer.SendAsync("""{"envelope_id":"e3","type":"interactive","payload":{"type":"shortcut","trigger_id":"t"}}""");
            await peer.ExpectAsync("""{"envelope_id":"e3"}""");
            done.SetResult();
        });
        await using var client = new WorkspaceAppClient(new RealtimeOptions { Endpoint = server.WebSocketUri });
        using var commands = client.OnSlashCommand((command, _) => ValueTask.FromResult(command.Text.Length == 0 ? null : new CommandReply { Text = $"Sunny in {command.Text}" }));
        using var interactions = client.OnInteraction((interaction, _) =>
        {
            Assert.Equal("t", interaction.TriggerId);
            return ValueTask.CompletedTask;
        });
        await client.ConnectAsync();

        await done.Task.WaitAsync(Until.Limit);
        Assert.Equal(3, client.Connection.Statistics.PeerCallsAnswered);
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
            await peer.SendAsync("""{"payload":{"event":{"channel":"C1","text":"hello","ts":"1.2","type":"message","user":"U1"}},"type":"events_api","envelope_id":"e3","retry_attempt":0}""");
            await peer.ExpectAsync("""{"envelope_id":"e3"}""");
            await peer.SendAsync("""{"type":"disconnect","reason":"refresh_requested"}""");
            await peer.CloseAsync(1000);
        });
        await using var client = new WorkspaceAppClient(new RealtimeOptions { Endpoint = server.WebSocketUri });
        await client.ConnectAsync();
        await using var messages = await client.SubscribeToMessagesAsync();
        subscribed.SetResult();

        Assert.Equal("hello", (await messages.FirstAsync()).Text);
        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        Assert.Equal(2, client.Connection.Statistics.PeerCallsUnhandled);
        Assert.Equal(1, client.Connection.Statistics.PeerCallsAnswered);
    }

    [Fact]
    public async Task A_disabled_link_ends_the_session_with_its_reason()
    {
        await using var server = await StartAsync(peer => peer.SendAsync("""{"type":"disconnect","reason":"link_disabled"}"""));
        await using var client = new WorkspaceAppClient(new RealtimeOptions { Endpoint = server.WebSocketUri });
        var lost = new TaskCompletionSource<string>();
        client.Connection.StateChanged += change =>
        {
            if (change.Current == ConnectionState.Lost) lost.TrySetResult(change.Reason!.Message);
        };
        await client.ConnectAsync();
        Assert.Contains("link_disabled", await lost.Task.WaitAsync(Until.Limit), StringComparison.Ordinal);
    }

    private static Task<ScriptedServer> StartAsync(Func<ScriptedPeer, Task> script) => ScriptedServer.StartAsync(async peer =>
    {
        await peer.SendAsync("""{"type":"hello","num_connections":1,"connection_info":{"app_id":"A1"}}""");
        await script(peer);
    });
}
