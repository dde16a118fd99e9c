using Framewright.Protocols.Tests.Support;

namespace Framewright.Protocols.Tests.Gallery.Peer;

/// <summary>How many handlers run, and how they end with the client.</summary>
public sealed class HandlerTests
{
    [Fact]
    public async Task So_many_handlers_run_at_once_and_the_rest_wait_in_order()
    {
        var answered = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(async peer =>
        {
            for (var number = 0; number < 20; number++) await peer.SendAsync($$"""{"t":"invoke","id":{{number}},"name":"work","params":{{number}}}""");
            for (var number = 0; number < 20; number++) await peer.ReceiveAsync();
            answered.SetResult();
        });
        await using var client = new PeerApiClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri, MaxRunningCalls = 3 });
        int running = 0, most = 0;
        var gate = new Lock();
        using var work = client.OnWork(async (number, cancellationToken) =>
        {
            lock (gate) most = Math.Max(most, ++running);
            await Task.Delay(5, cancellationToken);
            lock (gate) running--;
            return number;
        });
        await client.ConnectAsync();

        await answered.Task.WaitAsync(Until.Limit);
        Assert.InRange(most, 1, 3);
        Assert.Equal(20, client.Connection.Statistics.PeerCalls);
    }

    [Fact]
    public async Task Disposal_cancels_running_handlers_and_waits_for_them()
    {
        await using var server = await ScriptedServer.StartAsync(peer => peer.SendAsync("""{"t":"invoke","id":1,"name":"work","params":1}"""));
        var client = new PeerApiClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri });
        var started = new TaskCompletionSource();
        var ended = false;
        using var work = client.OnWork(async (_, cancellationToken) =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            finally
            {
                await Task.Delay(50, CancellationToken.None);
                ended = true;
            }

            return 1;
        });
        await client.ConnectAsync();
        await started.Task.WaitAsync(Until.Limit);

        await client.DisposeAsync();

        Assert.True(ended);
        Assert.Equal(0, client.Connection.Statistics.HandlerFailures);
    }

    [Fact]
    public async Task A_handler_may_dispose_the_client_that_it_serves()
    {
        await using var server = await ScriptedServer.StartAsync(peer => peer.SendAsync("""{"t":"invoke","id":1,"name":"maybe"}"""));
        var client = new PeerApiClient(new RealtimeOptions { Reconnect = ReconnectPolicy.Never, Endpoint = server.WebSocketUri, DisposeTimeout = Until.Limit });
        var disposed = new TaskCompletionSource<int?>();
        using var maybe = client.OnMaybe(async (number, _) =>
        {
            await client.DisposeAsync();
            disposed.SetResult(number);
            return 0;
        });
        await client.ConnectAsync();
        Assert.Null(await disposed.Task.WaitAsync(Until.Limit));
    }
}
