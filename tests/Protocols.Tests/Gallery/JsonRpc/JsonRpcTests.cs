using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.JsonRpc;

public sealed class JsonRpcTests
{
    [Fact]
    public async Task Calls_and_errors_speak_the_specification()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":1,"method":"subtract","params":[42,23]}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","result":19,"id":1}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":2,"method":"subtract","params":[1,2]}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","error":{"code":-32602,"message":"Invalid params"},"id":2}""");
        });
        await using var client = await ConnectAsync(server);

        Assert.Equal(19, await client.SubtractAsync(42, 23));
        var refused = await Assert.ThrowsAsync<CallException>(async () => await client.SubtractAsync(1, 2));
        Assert.Equal("-32602", refused.Code);
    }

    [Fact]
    public async Task Calls_may_have_no_parameters_no_result_and_errors_with_data()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":2,"method":"history","params":[]}""");
            await peer.SendAsync("""{"id":2,"result":[1,{"a":null}],"jsonrpc":"2.0"}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":3,"method":"clear","params":[]}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","result":null,"id":3}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":4,"method":"clear","params":[]}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","error":{"data":{"why":["locked"]},"message":"Server error","code":-32099},"id":4}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","method":"progress"}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","method":"progress","params":{"percent":1}}""");
        });
        await using var client = await ConnectAsync(server);
        await using var progress = await client.SubscribeToProgressAsync();

        Assert.Equal(2, (await client.GetHistoryAsync()).Count);
        await client.ClearAsync();
        var refused = await Assert.ThrowsAsync<CallException>(async () => await client.ClearAsync());
        Assert.Equal(("-32099", """{"why":["locked"]}"""), (refused.Code, refused.Error.Details));

        // Without parameters there is no event to read, and the next one is none the worse for it.
        await using var reading = progress.GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());
        if (reading.Current.Percent == 0) Assert.True(await reading.MoveNextAsync());
        Assert.Equal(1, reading.Current.Percent);
    }

    [Fact]
    public async Task Notifications_go_both_ways_without_an_answer()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ExpectAsync("""{"jsonrpc":"2.0","method":"log","params":{"text":"hi"}}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","method":"progress","params":{"percent":40}}""");
        });
        await using var client = await ConnectAsync(server);
        await using var progress = await client.SubscribeToProgressAsync();

        await client.LogAsync("hi");

        Assert.Equal(40, (await progress.FirstAsync()).Percent);
        Assert.Equal(0, client.Connection.Statistics.CallsPending);
    }

    [Fact]
    public async Task A_batch_answers_calls_in_any_order_and_carries_events()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.ReceiveAsync();
            await peer.SendAsync("""
                [ {"jsonrpc":"2.0","method":"unheard","params":{"deep":[{"[": "]"}]}},
                  {"jsonrpc":"2.0","result":2,"id":3},
                  {"jsonrpc":"2.0","method":"progress","params":{"percent":"many"}},
                  {"jsonrpc":"2.0","method":"progress","params":{"percent":100}},
                  {"jsonrpc":"2.0","error":{"code":-32000,"message":"busy"},"id":2},
                  {"jsonrpc":"2.0","error":{"code":-32700,"message":"Parse error"},"id":null} ]
                """);
        });
        await using var client = await ConnectAsync(server);
        var faults = new TaskCompletionSource<string>();
        client.Connection.PeerFaulted += faults.SetResult;
        await using var progress = await client.SubscribeToProgressAsync();

        var first = client.SubtractAsync(1, 1).AsTask();
        var second = client.SubtractAsync(4, 2).AsTask();

        Assert.Equal(2, await second);
        Assert.Equal("-32000", (await Assert.ThrowsAsync<CallException>(() => first)).Code);
        Assert.Equal(100, (await progress.FirstAsync()).Percent);
        Assert.Equal("Parse error", await faults.Task.WaitAsync(Until.Limit));
        Assert.Equal(1, client.Connection.Statistics.Faults);
        Assert.Equal(6, client.Connection.Statistics.FramesReceived);
    }

    [Fact]
    public async Task The_server_calls_a_typed_handler_and_gets_its_result_or_its_error()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.SendAsync("""{"jsonrpc":"2.0","id":"s1","method":"precision","params":{"operation":"divide"}}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":"s1","result":{"digits":6,"rounding":"divide"}}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","id":7,"method":"ask","params":["really?"]}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":7,"result":null}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","id":8,"method":"ask","params":["secret"]}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":8,"error":{"code":-32001,"message":"not for you","data":{"why":1}}}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","id":9,"method":"ask","params":["boom"]}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":9,"error":{"code":-32603,"message":"Internal error"}}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","id":10,"method":"ask","params":[5]}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":10,"error":{"code":-32602,"message":"Invalid params"}}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","id":11,"method":"ask"}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":11,"error":{"code":-32602,"message":"Invalid params"}}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","id":12,"method":"nobody","params":[]}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":12,"error":{"code":-32601,"message":"Method not found"}}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","id":13,"method":"rest"}""");
            await peer.ExpectAsync("""{"jsonrpc":"2.0","id":13,"result":null}""");
            await peer.SendAsync("""{"jsonrpc":"2.0","id":1,"result":0}""");
        });
        await using var client = await ConnectAsync(server);
        var failures = new List<HandlerFailure>();
        client.Connection.HandlerFailed += failures.Add;
        using var precision = client.OnGetPrecision((operation, unit, _) => ValueTask.FromResult(new Precision { Digits = 6, Rounding = unit ?? operation }));
        using var ask = client.OnAsk(async (question, cancellationToken) =>
        {
            await Task.Delay(1, cancellationToken);
            if (question == "secret") throw new CallErrorException(-32001, "not for you") { Details = System.Text.Json.JsonElement.Parse("""{"why":1}""") };
            if (question == "boom") throw new InvalidOperationException("what the server must not see");
            return null;
        });
        using var rest = client.OnRest(_ => ValueTask.CompletedTask);
        Assert.Throws<InvalidOperationException>(() => client.OnRest(_ => ValueTask.CompletedTask));

        Assert.Equal(0, await client.SubtractAsync(1, 1));

        Assert.Equal("Ask", Assert.Single(failures).Stream);
        var statistics = client.Connection.Statistics;
        Assert.Equal((5, 8, 1), (statistics.PeerCalls, statistics.PeerCallsAnswered, statistics.PeerCallsUnhandled));
    }

    [Fact]
    public async Task A_running_handler_is_told_that_the_socket_has_ended_and_answers_no_other()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            if (peer.Number == 1)
            {
                await peer.SendAsync("""{"jsonrpc":"2.0","id":1,"method":"ask","params":["wait"]}""");
                await peer.ExpectAsync("""{"jsonrpc":"2.0","method":"log","params":{"text":"running"}}""");
                await peer.CloseAsync(1001);
                return;
            }

            await peer.ExpectAsync("""{"jsonrpc":"2.0","method":"log","params":{"text":"first"}}""");
        });
        await using var client = new CalculatorClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        var told = new TaskCompletionSource();
        using var ask = client.OnAsk(async (_, cancellationToken) =>
        {
            await client.LogAsync("running", CancellationToken.None);
            using var registration = cancellationToken.Register(told.SetResult);
            await told.Task.WaitAsync(Until.Limit, CancellationToken.None);
            return true;
        });
        await client.ConnectAsync();
        await client.Connection.WaitForStateAsync(ConnectionState.Lost).WaitAsync(Until.Limit);
        await told.Task.WaitAsync(Until.Limit);

        await client.ConnectAsync();
        await client.LogAsync("first");
        Assert.Equal(0, client.Connection.Statistics.PeerCallsAnswered);
    }

    private static async Task<CalculatorClient> ConnectAsync(ScriptedServer server)
    {
        var client = new CalculatorClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        await client.ConnectAsync();
        return client;
    }
}
