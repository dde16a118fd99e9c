using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.Peer;

/// <summary>A protocol that has one call unanswered at a time.</summary>
public sealed class InFlightTests
{
    [Fact]
    public async Task Further_calls_wait_until_the_first_is_answered_in_order()
    {
        PeerApiClient? caller = null;
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            for (var number = 1; number <= 3; number++)
            {
                await peer.ExpectAsync($$"""{"id":{{number}},"name":"get","number":{{number}}}""");
                await Task.Delay(20);
                Assert.Equal(number, caller!.Connection.Statistics.FramesSent);
                await peer.SendAsync(number == 2 ? """{"t":"reply","id":2,"error":"no"}""" : $$"""{"t":"reply","id":{{number}},"text":"{\"id\":{{number}},\"text\":\"x\"}"}""");
            }
        });
        await using var client = caller = await ConnectAsync(server);

        var calls = Enumerable.Range(1, 3).Select(number => client.GetAsync(number).AsTask()).ToArray();

        Assert.Equal(1, (await calls[0]).Id);
        Assert.Equal("no", (await Assert.ThrowsAsync<CallException>(() => calls[1])).Code);
        Assert.Equal(3, (await calls[2]).Id);
        Assert.Equal(0, client.Connection.Statistics.CallsPending);
    }

    [Fact]
    public async Task A_waiting_call_that_is_cancelled_is_never_sent_and_its_deadline_runs()
    {
        var received = new List<int>();
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            while (received.LastOrDefault() != 4) received.Add((await peer.ReceiveAsync()).GetProperty("id").GetInt32());
            await peer.SendAsync("""{"t":"reply","id":4,"text":"{\"id\":4,\"text\":\"\"}"}""");
        });
        await using var client = await ConnectAsync(server, TimeSpan.FromSeconds(1));
        using var cancelled = new CancellationTokenSource();

        var first = client.GetAsync(1).AsTask();
        var second = client.GetAsync(2, cancelled.Token).AsTask();
        var third = client.GetAsync(3).AsTask();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal(CallOutcome.Unknown, (await Assert.ThrowsAsync<CallTimeoutException>(() => first)).Outcome);
        var late = await Assert.ThrowsAsync<CallTimeoutException>(() => third);
        Assert.Equal(4, (await client.GetAsync(4)).Id);

        // The third is due a moment after the first, which makes room for it: it may leave in between, and must say so if it does.
        int[] sent = late.Outcome == CallOutcome.NotSent ? [1, 4] : [1, 3, 4];
        Assert.Equal(sent, received);
    }

    [Fact]
    public async Task A_lost_socket_tells_waiting_calls_that_they_were_not_sent()
    {
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            await peer.ReceiveAsync();
            await peer.CloseAsync(1001);
        });
        await using var client = await ConnectAsync(server);

        var first = client.GetAsync(1).AsTask();
        var second = client.GetAsync(2).AsTask();

        Assert.Equal(CallOutcome.Unknown, (await Assert.ThrowsAsync<ConnectionLostException>(() => first)).Outcome);
        Assert.Equal(CallOutcome.NotSent, (await Assert.ThrowsAsync<ConnectionLostException>(() => second)).Outcome);
    }

    private static async Task<PeerApiClient> ConnectAsync(ScriptedServer server, TimeSpan? timeout = null)
    {
        var client = new PeerApiClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri, CallTimeout = timeout ?? Until.Limit });
        await client.ConnectAsync();
        return client;
    }
}
