using System.Text.Json;
using Framewright.Protocol;
using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.SignalR;

public sealed class SignalRTests
{
    private const char Separator = '\u001e';

    [Fact]
    public async Task A_hub_is_called_with_a_result_an_error_or_nothing()
    {
        await using var server = await StartAsync(async peer =>
        {
            await ExpectAsync(peer, """{"type":1,"invocationId":"3","target":"Add","arguments":[1,2]}""");
            await SendAsync(peer, """{"type":6}""", """{"type":3,"invocationId":"3","result":3}""");
            await ExpectAsync(peer, """{"type":1,"invocationId":"4","target":"Join","arguments":["a"]}""");
            await SendAsync(peer, """{"type":3,"invocationId":"4"}""");
            await ExpectAsync(peer, """{"type":1,"invocationId":"5","target":"Join","arguments":["b"]}""");
            await SendAsync(peer, """{"type":3,"invocationId":"5","error":"no such room"}""");
            await ExpectAsync(peer, """{"type":1,"target":"Shout","arguments":["hey"]}""");
            await SendAsync(peer, """{"type":1,"target":"ReceiveMessage","arguments":["eve","hey"]}""");
        });
        await using var client = await ConnectAsync(server);
        await using var messages = await client.SubscribeToMessagesAsync();

        Assert.Equal(3, await client.AddAsync(1, 2));
        await client.JoinAsync("a");
        var refused = await Assert.ThrowsAsync<CallException>(async () => await client.JoinAsync("b"));
        Assert.Equal("no such room", refused.Error.Message);
        await client.ShoutAsync("hey");
        var message = await messages.FirstAsync();
        Assert.Equal(("eve", "hey"), (message.User, message.Text));
    }

    [Fact]
    public async Task Several_records_share_a_message_and_a_broken_one_hides_none()
    {
        await using var server = await StartAsync(async peer =>
        {
            await peer.ReceiveTextAsync();
            await SendAsync(
                peer,
                """{"type":1,"target":"Unheard","arguments":[{"deep":["\u001e"]}]}""",
                """{"type":1,"target":"ReceiveMessage","arguments":["eve",5]}""",
                """{"type":1,"target":"ReceiveMessage","arguments":["eve" """,
                """{"type":1,"target":"ReceiveMessage","arguments":["eve","two"]}""",
                """{"type":3,"invocationId":"3","result":0}""");
        });
        await using var client = await ConnectAsync(server);
        await using var messages = await client.SubscribeToMessagesAsync();

        Assert.Equal(0, await client.AddAsync(0, 0));

        Assert.Equal("two", (await messages.FirstAsync()).Text);
        Assert.Equal(2, client.Connection.Statistics.Faults);
        Assert.Equal(6, client.Connection.Statistics.FramesReceived);
    }

    [Fact]
    public async Task A_stream_invocation_yields_items_until_its_completion()
    {
        await using var server = await StartAsync(async peer =>
        {
            await ExpectAsync(peer, """{"type":4,"invocationId":"2","target":"Count","arguments":[3]}""");
            await SendAsync(peer, """{"type":2,"invocationId":"2","item":1}""", """{"type":2,"invocationId":"2","item":2}""");
            await SendAsync(peer, """{"type":2,"invocationId":"2","item":3}""", """{"type":3,"invocationId":"2"}""");
            await ExpectAsync(peer, """{"type":4,"invocationId":"3","target":"Count","arguments":[9]}""");
            await SendAsync(peer, """{"type":2,"invocationId":"3","item":1}""", """{"type":3,"invocationId":"3","error":"enough"}""");
        });
        await using var client = await ConnectAsync(server);

        Assert.Equal([1, 2, 3], await client.CountAsync(3).AllAsync());
        var seen = new List<int>();
        var failure = await Assert.ThrowsAsync<CallException>(async () =>
        {
            await foreach (var item in client.CountAsync(9)) seen.Add(item);
        });
        Assert.Equal("enough", failure.Error.Message);
        Assert.Equal([1], seen);
        Assert.Equal(0, client.Connection.Statistics.CallsPending);
    }

    [Fact]
    public async Task A_stream_invocation_that_is_left_early_is_cancelled()
    {
        var cancelled = new TaskCompletionSource();
        await using var server = await StartAsync(async peer =>
        {
            await ExpectAsync(peer, """{"type":4,"invocationId":"2","target":"Count","arguments":[3]}""");
            await SendAsync(peer, """{"type":2,"invocationId":"2","item":1}""");
            await ExpectAsync(peer, """{"type":5,"invocationId":"2"}""");
            await SendAsync(peer, """{"type":2,"invocationId":"2","item":2}""", """{"type":3,"invocationId":"2"}""");
            cancelled.SetResult();
            await ExpectAsync(peer, """{"type":1,"invocationId":"4","target":"Add","arguments":[1,1]}""");
            await SendAsync(peer, """{"type":3,"invocationId":"4","result":2}""");
        });
        await using var client = await ConnectAsync(server);

        await foreach (var item in client.CountAsync(3))
        {
            Assert.Equal(1, item);
            break;
        }

        await cancelled.Task.WaitAsync(Until.Limit);
        Assert.Equal(2, await client.AddAsync(1, 1));
        Assert.Equal(2, client.Connection.Statistics.LateReplies);
    }

    [Fact]
    public async Task Items_reach_a_subscription_by_its_id_and_its_completion_ends_it_in_order()
    {
        await using var server = await StartAsync(async peer =>
        {
            await ExpectAsync(peer, """{"type":4,"invocationId":"2","target":"Ticks","arguments":["EUR"]}""");
            await SendAsync(peer, """{"type":2,"invocationId":"2","item":1.25}""", """{"type":2,"invocationId":"2","item":1.5}""", """{"type":3,"invocationId":"2"}""");
        });
        await using var client = await ConnectAsync(server);
        await using var ticks = await client.SubscribeToTicksAsync("EUR");

        Assert.Equal([1.25, 1.5], await ticks.AllAsync());
        await ticks.Completion;
        Assert.Equal(SubscriptionState.Ended, ticks.State);
    }

    [Fact]
    public async Task The_hub_asks_the_client_for_results()
    {
        await using var server = await StartAsync(async peer =>
        {
            await SendAsync(peer, """{"type":1,"invocationId":"s-1","target":"Confirm","arguments":["sure?",5]}""", """{"type":1,"invocationId":"s-2","target":"Nothing","arguments":[]}""");

            // The answers come when they are ready, and the call that ends the test may overtake them.
            string[] answers = [await ReceiveAsync(peer), await ReceiveAsync(peer), await ReceiveAsync(peer)];
            Assert.Contains("""{"type":3,"invocationId":"s-1","result":true}""", answers);
            Assert.Contains("""{"type":3,"invocationId":"s-2","error":"Client didn't provide a result."}""", answers);
            await SendAsync(peer, """{"type":3,"invocationId":"2"}""");
        });
        await using var client = new ChatHubClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        var asked = new TaskCompletionSource<(string, int)>();
        using var confirm = client.OnConfirm((question, seconds, _) =>
        {
            asked.SetResult((question, seconds));
            return ValueTask.FromResult(true);
        });
        await client.ConnectAsync();

        Assert.Equal(("sure?", 5), await asked.Task.WaitAsync(Until.Limit));
        await client.JoinAsync("end");
    }

    [Theory]
    [InlineData("""{"type":7,"error":"restart","allowReconnect":true}""", true)]
    [InlineData("""{"type":7,"error":"kicked","allowReconnect":false}""", false)]
    [InlineData("""{"type":7,"error":"kicked"}""", false)]
    [InlineData("""{"type":7}""", false)]
    public async Task A_close_says_whether_to_come_back(string close, bool allowsReconnect)
    {
        await using var server = await StartAsync(async peer =>
        {
            await SendAsync(peer, close);
            await peer.CloseAsync(1000);
        });
        await using var client = new ChatHubClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        var changes = System.Threading.Channels.Channel.CreateUnbounded<StateChange>();
        client.Connection.StateChanged += change =>
        {
            if (change.Current == ConnectionState.Lost) changes.Writer.TryWrite(change);
        };
        await client.ConnectAsync();
        var lost = Assert.IsType<ConnectionLostException>((await changes.Reader.ReadAllAsync().FirstAsync()).Reason);
        Assert.Equal(allowsReconnect ? CloseAction.Retry : CloseAction.Stop, lost.Action);
        if (close.Contains("kicked", StringComparison.Ordinal)) Assert.Contains("kicked", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_beats_whatever_arrives()
    {
        var done = new TaskCompletionSource();
        await using var server = await StartAsync(async peer =>
        {
            for (var beats = 0; beats < 3; beats++)
            {
                await SendAsync(peer, """{"type":6}""");
                await ExpectAsync(peer, """{"type":6}""");
                await SendAsync(peer, """{"type":9,"sequenceId":1}""", """{"type":8,"sequenceId":1}""");
            }

            done.SetResult();
        });
        var options = new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri, Heartbeat = new HeartbeatPolicy(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(20)) { IsFixedRate = true } };
        await using var client = new ChatHubClient(options);
        await client.ConnectAsync();
        await done.Task.WaitAsync(Until.Limit);
        Assert.Equal((0, 0), (client.Connection.Statistics.UnknownKinds, client.Connection.Statistics.Unexpected));
    }

    [Fact]
    public async Task A_hub_asks_for_results_of_no_value_and_handlers_choose_errors()
    {
        var done = new TaskCompletionSource();
        await using var server = await StartAsync(async peer =>
        {
            await SendAsync(peer, """{"type":1,"invocationId":"s-1","target":"Confirm","arguments":["no",5]}""");
            await ExpectAsync(peer, """{"type":3,"invocationId":"s-1","error":"never"}""");
            await SendAsync(peer, """{"type":1,"invocationId":"s-2","target":"Pause","arguments":[]}""");
            await ExpectAsync(peer, """{"type":3,"invocationId":"s-2"}""");
            done.SetResult();
        });
        await using var client = new ChatHubClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        using var confirm = client.OnConfirm((_, _, _) => throw new CallErrorException(1, "never"));
        using var pause = client.OnPause(_ => ValueTask.CompletedTask);
        await client.ConnectAsync();
        await done.Task.WaitAsync(Until.Limit);
    }

    [Fact]
    public async Task A_refused_handshake_gives_the_servers_reason()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ReceiveTextAsync();
            await SendAsync(peer, """{"error":"Requested protocol 'json' is not available."}""");
        });
        await using var client = new ChatHubClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        var refused = await Assert.ThrowsAsync<HandshakeRefusedException>(async () => await client.ConnectAsync());
        Assert.Contains("not available", refused.Message, StringComparison.Ordinal);
    }

    private static Task<ScriptedServer> StartAsync(Func<ScriptedPeer, Task> script) => ScriptedServer.StartAsync(async peer =>
    {
        await ExpectAsync(peer, """{"protocol":"json","version":1}""");
        await SendAsync(peer, "{}");
        await script(peer);
    });

    private static async Task<ChatHubClient> ConnectAsync(ScriptedServer server)
    {
        var client = new ChatHubClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        await client.ConnectAsync();
        return client;
    }

    private static Task SendAsync(ScriptedPeer peer, params string[] records) => peer.SendAsync(string.Concat(records.Select(record => record + Separator)));

    private static async Task<string> ReceiveAsync(ScriptedPeer peer)
    {
        var text = await peer.ReceiveTextAsync();
        Assert.Equal(Separator, text[^1]);
        return text[..^1];
    }

    private static async Task ExpectAsync(ScriptedPeer peer, string record)
    {
        var received = await ReceiveAsync(peer);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(record), JsonElement.Parse(received)), received);
    }
}
