using System.Net.Sockets;
using System.Text;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

/// <summary>Closes that meet each other, data, or the end of the connection. Over both readers.</summary>
public abstract class CloseRaceTests(bool framework)
{
    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Two_closes_that_cross_are_one_end_with_the_peers_code()
    {
        await using var server = NewServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var closing = transport.CloseAsync().AsTask();
        await peer.SendAsync(8, [0x0F, 0xA0]);
        var reading = transport.ReadToEndAsync();

        await closing.Within();
        Assert.Equal(new TransportEnd(4000, null, null), await reading.Within());

        // One close frame, and nothing behind it.
        Assert.Equal([(8, "03E8")], (await peer.ReadFramesAsync().Within()).Select(frame => (frame.Opcode, Convert.ToHexString(frame.Payload))));
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Nothing_is_sent_behind_a_close_neither_messages_nor_pongs()
    {
        await using var server = NewServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        transport.Append("before"u8);
        var closing = transport.CloseAsync().AsTask();
        transport.Append("behind"u8);
        transport.AppendPing();
        await peer.WriteAsync([.. ScriptedPeer.Frame(9, "p"u8.ToArray()), .. ScriptedPeer.Text("late"), .. ScriptedPeer.Frame(8, [0x03, 0xE8])]);

        Assert.Equal("late", await transport.ReadTextAsync());
        await transport.ReadToEndAsync().Within();
        await closing.Within();
        Assert.Equal([1, 8], (await peer.ReadFramesAsync().Within()).Select(frame => frame.Opcode));
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_message_in_parts_that_a_close_of_ours_falls_into_is_delivered()
    {
        await using var server = NewServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        await peer.SendAsync(1, "be"u8.ToArray(), final: false);
        var closing = transport.CloseAsync().AsTask();
        await peer.WriteAsync([.. ScriptedPeer.Frame(0, "gun"u8.ToArray()), .. ScriptedPeer.Frame(8, [0x03, 0xE8])]);

        Assert.Equal("begun", await transport.ReadTextAsync());
        Assert.Null((await transport.ReadToEndAsync().Within()).Error);
        await closing.Within();
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_peer_that_hangs_up_on_our_close_leaves_an_error()
    {
        await using var server = NewServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var reading = transport.ReadToEndAsync();
        var closing = transport.CloseAsync().AsTask();
        await peer.ReadFrameAsync().Within();
        peer.Socket.Shutdown(SocketShutdown.Send);

        Assert.NotNull((await reading.Within()).Error);
        await closing.Within();
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_peer_that_closes_but_reads_no_more_is_not_waited_for()
    {
        var time = new ManualTime();
        await using var server = NewServer();
        var (transport, peer) = await server.ConnectAsync(time: time);
        await using var disposing = transport;
        transport.Append(new byte[64 * 1024 * 1024]);
        var flushing = transport.FlushAsync().AsTask();
        await peer.SendAsync(8, [0x03, 0xE9]);
        var reading = transport.ReadToEndAsync();
        while (!reading.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10);
        }

        Assert.Equal(new TransportEnd(1001, null, null), await reading.Within());
        Assert.False(await flushing.Within());
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_half_frame_at_the_end_is_an_error()
    {
        foreach (var count in (int[])[1, 2, 3, 6])
        {
            await using var server = NewServer();
            var (transport, peer) = await server.ConnectAsync();
            await using var disposing = transport;
            await peer.WriteAsync([.. ScriptedPeer.Text("good"), .. ScriptedPeer.Frame(1, new byte[200])[..count]]);
            peer.Socket.Shutdown(SocketShutdown.Send);

            Assert.Equal("good", await transport.ReadTextAsync());
            Assert.NotNull((await transport.ReadToEndAsync().Within()).Error);
        }
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task However_closes_and_aborts_meet_there_is_one_end_and_no_exception(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            await using var server = NewServer();
            var (transport, peer) = await server.ConnectAsync();
            await using var disposing = transport;
            var ours = random.Next(3);
            int[] delays = [random.Next(300), random.Next(300), random.Next(300)];
            var end = await Task.Run(async () =>
            {
                var reading = transport.ReadToEndAsync();
                var writing = Task.Run(() => WriteAsync(transport, delays[0]));
                var closing = Task.Run(() => CloseAsync(transport, ours, delays[1]));
                var peers = Task.Run(() => PeerAsync(peer, delays[2]));
                await Task.WhenAll(writing, closing, peers, reading);
                return await reading;
            }).Within();

            Assert.Same(end, transport.End);
            Assert.True(end.CloseCode == 4000 || end.Error is not null, end.ToString());
            Assert.False(transport.TryRead(out _));
        }
    }

    private static async Task WriteAsync(ITransport transport, int spins)
    {
        for (var i = 0; i < 20; i++)
        {
            transport.Append(Encoding.UTF8.GetBytes($"message {i}"));
            Thread.SpinWait(spins);
            await transport.FlushAsync();
        }
    }

    private static async Task CloseAsync(ITransport transport, int how, int spins)
    {
        Thread.SpinWait(spins * 10);
        if (how == 0) transport.Abort();
        else if (how == 1) await transport.CloseAsync();
    }

    private static async Task PeerAsync(ScriptedPeer peer, int spins)
    {
        var reading = peer.ReadFramesAsync();
        try
        {
            for (var i = 0; i < 20; i++)
            {
                await peer.WriteAsync([.. ScriptedPeer.Text("hello"), .. ScriptedPeer.Frame(9, "p"u8.ToArray())]);
                Thread.SpinWait(spins);
            }

            await peer.SendAsync(8, [0x0F, 0xA0]);
        }
        catch (IOException)
        {
            // The client was faster.
        }

        await reading;
    }

    private ScriptedServer NewServer() => new() { UsesFrameworkReader = framework };
}
