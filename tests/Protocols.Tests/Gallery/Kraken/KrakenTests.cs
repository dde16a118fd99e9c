using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.Kraken;

/// <summary>Streams that a method opens: counted like any topic, confirmed and refused by the method's reply.</summary>
public sealed class KrakenTests
{
    private const string Ticker = """{"channel":"ticker","type":"update","data":[{"symbol":"BTC/USD","last":34700.1,"volume":12.00000001}]}""";
    private const string Heartbeat = """{"channel":"heartbeat"}""";

    [Fact]
    public async Task Two_subscribers_share_one_opening_and_the_last_one_closes_it()
    {
        var closed = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.SendAsync("""{"channel":"status","type":"update","data":[{"system":"online","api_version":"v2","connection_id":13834774380200032777,"version":"2.0.0"}]}""");
            var opening = await peer.ReceiveAsync();
            var id = opening.GetProperty("req_id").GetRawText();
            AssertJson($$$"""{"method":"subscribe","params":{"channel":"ticker","symbol":["BTC/USD"]},"req_id":{{{id}}}}""", opening);
            await peer.SendAsync(Ticker);
            await peer.SendAsync($$$"""{"method":"subscribe","req_id":{{{id}}},"result":{"channel":"ticker","snapshot":true,"symbol":"BTC/USD"},"success":true,"time_in":"2023-09-25T09:04:31.742599Z","time_out":"2023-09-25T09:04:31.742648Z"}""");
            await peer.SendAsync(Heartbeat);
            await peer.SendAsync(Ticker);
            var closing = await peer.ReceiveAsync();
            id = closing.GetProperty("req_id").GetRawText();
            AssertJson($$$"""{"method":"unsubscribe","params":{"channel":"ticker","symbol":["BTC/USD"]},"req_id":{{{id}}}}""", closing);
            await peer.SendAsync($$$"""{"method":"unsubscribe","req_id":{{{id}}},"result":{"channel":"ticker","symbol":"BTC/USD"},"success":true}""");
            closed.SetResult();
        });
        await using var client = Connect(server);
        await client.ConnectAsync();
        var first = await client.SubscribeToTickersAsync("BTC/USD");
        var second = await client.SubscribeToTickersAsync("BTC/USD");
        await using var reading = first.GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());
        Assert.Equal((34700.1m, 12.00000001m), (reading.Current.Last, reading.Current.Volume));
        Assert.True(await reading.MoveNextAsync());

        await first.DisposeAsync();
        Assert.False(closed.Task.IsCompleted);
        await second.DisposeAsync();
        await closed.Task.WaitAsync(Until.Limit);
        Assert.Equal(ConnectionState.Live, client.Connection.State);
    }

    [Fact]
    public async Task A_refused_opening_says_why()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            var opening = await peer.ReceiveAsync();
            await peer.SendAsync($$"""{"error":"Currency pair not supported NO/PAIR","method":"subscribe","req_id":{{opening.GetProperty("req_id").GetRawText()}},"success":false,"symbol":"NO/PAIR"}""");
        });
        await using var client = Connect(server);
        await client.ConnectAsync();

        var refused = await Assert.ThrowsAsync<SubscriptionRefusedException>(async () => await client.SubscribeToTickersAsync("NO/PAIR"));
        Assert.Equal("Currency pair not supported NO/PAIR", refused.Error!.Reason);
    }

    [Fact]
    public async Task A_parameter_of_the_stream_reaches_the_call_and_is_part_of_the_topic()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            for (var i = 0; i < 2; i++)
            {
                var opening = await peer.ReceiveAsync();
                var id = opening.GetProperty("req_id").GetRawText();
                var snapshot = i == 0 ? "" : ",\"snapshot\":false";
                AssertJson($$$"""{"method":"subscribe","params":{"channel":"trade","symbol":["BTC/USD"]{{{snapshot}}}},"req_id":{{{id}}}}""", opening);
                await peer.SendAsync($$$"""{"method":"subscribe","req_id":{{{id}}},"result":{"channel":"trade","symbol":"BTC/USD"},"success":true}""");
            }

            await peer.SendAsync("""{"channel":"trade","type":"snapshot","data":[{"symbol":"BTC/USD","price":1,"qty":2,"trade_id":3},{"symbol":"BTC/USD","price":4,"qty":5,"trade_id":6}]}""");
        });
        await using var client = Connect(server);
        await client.ConnectAsync();
        var all = await client.SubscribeToTradesAsync("BTC/USD");
        var live = await client.SubscribeToTradesAsync("BTC/USD", snapshot: false);
        await using var reading = live.GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());
        Assert.Equal([3L, 6L], reading.Current.Select(trade => trade.Id));
        Assert.Equal("3", KrakenClientStreams.Trades.Key!.ReadId("""[{"trade_id":3}]"""u8));
        Assert.Equal(SubscriptionState.Live, all.State);
    }

    [Fact]
    public async Task A_book_says_whether_it_is_whole()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            var opening = await peer.ReceiveAsync();
            await peer.SendAsync($$$"""{"method":"subscribe","req_id":{{{opening.GetProperty("req_id").GetRawText()}}},"result":{"channel":"book","snapshot":true,"symbol":"BTC/USD","warnings":["depth"]},"success":true}""");
            await peer.SendAsync("""{"channel":"book","type":"snapshot","data":[{"symbol":"BTC/USD","bids":[{"price":0.10,"qty":1.23456789012345678}],"asks":[],"checksum":2439117997}]}""");
            await peer.SendAsync("""{"data":[{"bids":[],"asks":[],"checksum":1,"timestamp":"2023-10-06T17:35:55.440295Z","symbol":"BTC/USD"}],"type":"update","channel":"book"}""");
        });
        await using var client = Connect(server);
        await client.ConnectAsync();
        await using var books = await client.SubscribeToBooksAsync("BTC/USD");
        await using var reading = books.GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());
        Assert.Equal((UpdateKind.Snapshot, 1.23456789012345678m, 2439117997), (reading.Current.Type, reading.Current.Books[0].Bids[0].Quantity, reading.Current.Books[0].Checksum));
        Assert.True(await reading.MoveNextAsync());
        Assert.Equal(UpdateKind.Update, reading.Current.Type);
    }

    [Fact]
    public async Task Private_calls_carry_the_token_and_streams_may_be_opened_by_them()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            var opening = await peer.ReceiveAsync();
            var id = opening.GetProperty("req_id").GetInt64();
            AssertJson($$$"""{"method":"subscribe","params":{"channel":"executions","token":"hush"},"req_id":{{{id}}}}""", opening);
            await peer.SendAsync($$$"""{"method":"subscribe","req_id":{{{id}}},"result":{"channel":"executions"},"success":true}""");
            await peer.ExpectAsync($$$"""{"method":"add_order","params":{"order_type":"limit","side":"buy","symbol":"BTC/USD","limit_price":26500.4,"order_qty":1.2500,"token":"hush"},"req_id":{{{id + 1}}}}""");
            await peer.SendAsync($$$"""{"channel":"executions","type":"update","data":[{"order_id":"O1"}],"sequence":2}""");
            await peer.SendAsync($$$"""{"method":"add_order","req_id":{{{id + 1}}},"result":{"order_id":"O1"},"success":true}""");
        });
        await using var client = new KrakenClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri }, _ => new(new Protocols.KrakenV2Credentials { Token = "hush" }));
        await client.ConnectAsync();
        await using var executions = await client.SubscribeToExecutionsAsync();
        Assert.Equal("O1", (await client.PlaceOrderAsync("buy", "BTC/USD", 26500.4m, 1.2500m)).Id);
        Assert.Equal(2, (await executions.FirstAsync()).Sequence);
    }

    [Fact]
    public async Task Of_several_replies_to_one_call_the_first_counts()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            var opening = await peer.ReceiveAsync();
            var id = opening.GetProperty("req_id").GetRawText();
            foreach (var symbol in new[] { "BTC/USD", "ETH/USD" })
                await peer.SendAsync($$$"""{"method":"subscribe","req_id":{{{id}}},"result":{"channel":"ticker","symbol":"{{{symbol}}}"},"success":true}""");
        });
        await using var client = Connect(server);
        await client.ConnectAsync();
        Assert.Equal("BTC/USD", (await client.OpenChannelAsync("ticker", ["BTC/USD", "ETH/USD"])).Symbol);
        await Until.TrueAsync(() => client.Connection.Statistics.LateReplies == 1);
    }

    [Fact]
    public async Task A_quiet_exchange_is_pinged()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            for (var i = 0; i < 2; i++)
            {
                var ping = await peer.ReceiveAsync();
                Assert.Equal("ping", ping.GetProperty("method").GetString());
                await peer.SendAsync($$$"""{"method":"pong","req_id":{{{ping.GetProperty("req_id").GetRawText()}}},"time_in":"2023-09-24T14:10:23.799685Z","time_out":"2023-09-24T14:10:23.799703Z"}""");
            }
        });
        await using var client = new KrakenClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri, Heartbeat = new Protocol.HeartbeatPolicy(TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(20)) });
        await client.ConnectAsync();
        await Until.TrueAsync(() => client.Connection.Statistics is { PingsSent: >= 2, FramesReceived: >= 2 });
        Assert.Equal((0, 0), (client.Connection.Statistics.Unexpected, client.Connection.Statistics.UnknownKinds));
    }

    [Fact]
    public async Task What_comes_by_itself_is_picked_up_without_asking()
    {
        var ready = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await ready.Task;
            await peer.SendAsync("""{"channel":"status","type":"update","data":[{"system":"online","api_version":"v2","connection_id":1}]}""");
        });
        await using var client = Connect(server);
        await client.ConnectAsync();
        var status = await client.SubscribeToStatusAsync();
        ready.SetResult();
        await using var reading = status.GetAsyncEnumerator();
        Assert.True(await reading.MoveNextAsync());
        Assert.Equal("online", reading.Current.System);
        await status.DisposeAsync();
        Assert.Equal(0, client.Connection.Statistics.FramesSent);
    }

    private static void AssertJson(string expected, System.Text.Json.JsonElement received) =>
        Assert.True(System.Text.Json.JsonElement.DeepEquals(System.Text.Json.JsonElement.Parse(expected), received), received.GetRawText());

    private static KrakenClient Connect(ScriptedServer server) => new(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
}
