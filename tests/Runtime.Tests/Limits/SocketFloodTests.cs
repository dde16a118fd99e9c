using System.Text;
using Framewright.Runtime.Tests.Support;
using Framewright.Runtime.Tests.Transport;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Limits;

/// <summary>Hostile peers over real sockets: what WebSocket itself lets them do. Alone, because the live heap is measured.</summary>
[Collection(nameof(AllocationTests))]
public sealed class SocketFloodTests
{
    private const long Most = 1_000_000;

    [Fact]
    public async Task Pings_of_a_peer_that_never_reads_the_answers_pile_up_to_a_bound()
    {
        await using var server = new ScriptedServer(OpenAsync);
        await using var connection = await LiveAsync(server);
        var peer = server.First;
        var pings = Enumerable.Repeat(ScriptedPeer.Frame(9, new byte[125]), 2000).SelectMany(ping => ping).ToArray();
        var growth = await Heap.GrowthAsync(10, async round =>
        {
            for (var part = 0; part < 20; part++) await peer.WriteAsync(pings);
            await peer.SendTextAsync($$"""{"t":"notice","n":{{round}}}""");
            await Until.TrueAsync(() => connection.Statistics.MessagesReceived == 3 + round);
        });

        Assert.InRange(growth, long.MinValue, Most);
        Assert.Equal(ConnectionState.Live, connection.State);
    }

    [Fact]
    public async Task A_message_of_endless_fragments_is_thrown_away_and_ends_the_socket_in_the_end()
    {
        await using var server = new ScriptedServer(OpenAsync);
        await using var connection = await LiveAsync(server, new WebSocketOptions { MaxFrameSize = 64 * 1024, MaxDiscardedSize = 32 << 20 });
        var part = ScriptedPeer.Frame(0, Encoding.ASCII.GetBytes(new string('x', 1 << 20)), final: false);
        await server.First.SendAsync(1, [], final: false);
        var growth = await Heap.GrowthAsync(28, async _ =>
        {
            var received = server.First.WriteAsync(part);
            await Until.Done(received);
        });

        Assert.InRange(growth, long.MinValue, Most);
        Assert.Equal(ConnectionState.Live, connection.State);
        await AssertEndedAsync(connection, () => server.First.WriteAsync(part));
    }

    [Fact]
    public async Task A_message_of_endless_empty_fragments_ends_the_socket()
    {
        await using var server = new ScriptedServer(OpenAsync);
        await using var connection = await LiveAsync(server);
        await server.First.SendAsync(1, [], final: false);

        await AssertEndedAsync(connection, () => server.First.SendAsync(0, [], final: false));
    }

    [Fact]
    public async Task A_reply_over_the_frame_limit_fails_its_own_call_and_no_other()
    {
        await using var server = new ScriptedServer(OpenAsync);
        await using var connection = await LiveAsync(server, new WebSocketOptions { MaxFrameSize = 4096 });
        var large = connection.CallAsync(new Echo(1), Wire.Text).AsTask();
        var small = connection.CallAsync(new Echo(2), Wire.Number).AsTask();
        var ids = new[] { TestSession.IdOf(await server.First.ReadTextAsync()), TestSession.IdOf(await server.First.ReadTextAsync()) };

        await server.First.SendTextAsync(Wire.Reply(ids[0], $"\"{new string('x', 1 << 20)}\""));
        await server.First.SendTextAsync(Wire.Reply(ids[1], "2"));

        await Assert.ThrowsAsync<FrameFormatException>(() => Until.Done(large));
        Assert.Equal(2, await Until.Done(small));
        Assert.Equal((1, 1, ConnectionState.Live), (connection.Statistics.OversizeMessages, connection.Statistics.Faults, connection.State));
    }

    [Fact]
    public async Task A_peer_that_never_reads_holds_back_callers_and_not_the_memory()
    {
        const int MaxQueuedBytes = 4 << 20;
        await using var server = new ScriptedServer(OpenAsync);
        await using var connection = await LiveAsync(server, configure: options => options with { MaxQueuedBytes = MaxQueuedBytes, DisposeTimeout = TimeSpan.FromMilliseconds(200) });
        var text = new string('x', 100_000);
        var before = Heap.Live();
        var refused = 0;
        for (var number = 0; number < 2000; number++)
        {
            try
            {
                connection.Post(new Custom(writer => writer.WriteStringValue(text)));
            }
            catch (LimitExceededException)
            {
                refused++;
            }
        }

        // 200 MB were offered. What the machine's socket buffers took, up to some MB, is no longer ours.
        Assert.InRange(refused, 1000, 2000);
        Assert.InRange(Heap.Live() - before, long.MinValue, 6L * MaxQueuedBytes);
        Assert.Equal(ConnectionState.Live, connection.State);
    }

    private static async Task OpenAsync(ScriptedPeer peer)
    {
        await peer.UpgradeAsync();
        await peer.ReadTextAsync();
        await peer.SendTextAsync("""{"t":"opened","session":"s"}""");
        await peer.ReadTextAsync();
        await peer.SendTextAsync("""{"t":"notice"}""");
    }

    private static async Task<RealtimeConnection<TestProtocol>> LiveAsync(ScriptedServer server, WebSocketOptions? sockets = null, Func<RealtimeOptions, RealtimeOptions>? configure = null)
    {
        var options = new RealtimeOptions { Endpoint = server.Endpoint, Connector = new WebSocketConnector(sockets) };
        var connection = new RealtimeConnection<TestProtocol>(configure?.Invoke(options) ?? options);
        await Until.Done(connection.ConnectAsync());
        return connection;
    }

    /// <summary>Goes on sending until the client has ended the socket, which a write to it may notice first.</summary>
    private static async Task AssertEndedAsync(RealtimeConnection<TestProtocol> connection, Func<Task> send)
    {
        await Until.TrueAsync(() =>
        {
            _ = send().Exception;
            return connection.Statistics.SocketsLost == 1;
        });
    }
}
