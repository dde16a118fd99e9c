using System.Text;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

public sealed class SendTests
{
    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(125)]
    [InlineData(126)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(2_000_003)]
    public async Task A_message_of_any_length_is_framed_and_masked(int length)
    {
        var payload = new byte[length];
        for (var i = 0; i < length; i++) payload[i] = (byte)('0' + i % 10);
        await using var server = new ScriptedServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        transport.Append(payload);
        transport.Append("next"u8);
        var flush = transport.FlushAsync().AsTask();

        var (opcode, received) = await peer.ReadFrameAsync().Within();

        Assert.Equal(1, opcode);
        Assert.Equal(payload, received);
        Assert.Equal("next", await peer.ReadTextAsync().Within());
        Assert.True(await flush.Within());
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Many_small_frames_leave_in_one_write()
    {
        var stream = new RecordingStream();
        var writer = new CorkedWriter(stream);
        for (var i = 0; i < 5000; i++) writer.AppendText("{\"n\":1}"u8);
        Assert.Empty(stream.Writes);

        Assert.True(await writer.FlushAsync().Within());

        Assert.Equal(5000 * (2 + 4 + 7), Assert.Single(stream.Writes));
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_flush_with_nothing_to_write_writes_nothing()
    {
        var stream = new RecordingStream();
        var writer = new CorkedWriter(stream);

        Assert.True(await writer.FlushAsync().Within());

        Assert.Empty(stream.Writes);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task What_comes_during_a_write_leaves_together_with_the_next()
    {
        var stream = new RecordingStream();
        var hold = stream.HoldNextWrite();
        var writer = new CorkedWriter(stream);
        writer.AppendText("a"u8);
        var first = writer.FlushAsync().AsTask();
        writer.WriteControlFrame([0x8A, 0x80, 0, 0, 0, 0]);
        writer.AppendText("b"u8);
        writer.AppendText("c"u8);
        var second = writer.FlushAsync().AsTask();
        Assert.False(second.IsCompleted);
        hold.SetResult();

        Assert.True(await first.Within());
        Assert.True(await second.Within());
        Assert.Equal([7, 6 + 7 + 7], stream.Writes);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_peer_that_pings_without_reading_fills_no_memory()
    {
        var stream = new RecordingStream();
        var hold = stream.HoldNextWrite();
        var writer = new CorkedWriter(stream);
        writer.AppendText("a"u8);
        var flush = writer.FlushAsync().AsTask();
        var pong = new byte[100];
        pong[0] = 0x8A;
        for (var i = 0; i < 10_000; i++) writer.WriteControlFrame(pong);
        hold.SetResult();

        Assert.True(await flush.Within());
        Assert.InRange(stream.Writes[1], 100, 64 * 1024);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_write_that_fails_is_told_to_every_flush()
    {
        var stream = new RecordingStream();
        var hold = stream.HoldNextWrite();
        var writer = new CorkedWriter(stream);
        writer.AppendText("a"u8);
        var first = writer.FlushAsync().AsTask();
        var second = writer.FlushAsync().AsTask();
        hold.SetException(new IOException("gone"));

        Assert.False(await first.Within());
        Assert.False(await second.Within());
        Assert.False(await writer.FlushAsync().Within());
        Assert.IsType<IOException>(writer.Error);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_ping_is_answered_while_idle()
    {
        await using var server = new ScriptedServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var reading = transport.WaitToReadAsync().AsTask();
        await peer.SendAsync(9, "are you there"u8.ToArray());

        var (opcode, payload) = await peer.ReadFrameAsync().Within();

        Assert.Equal(10, opcode);
        Assert.Equal("are you there"u8.ToArray(), payload);
        Assert.False(reading.IsCompleted);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_ping_is_answered_while_frames_wait_for_their_flush()
    {
        await using var server = new ScriptedServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var reading = transport.WaitToReadAsync().AsTask();
        transport.Append("corked"u8);
        await peer.SendAsync(9, []);

        Assert.Equal("corked", await peer.ReadTextAsync().Within());
        Assert.Equal(10, (await peer.ReadFrameAsync().Within()).Opcode);
        Assert.True(await transport.FlushAsync().Within());
        Assert.False(reading.IsCompleted);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Reading_and_writing_at_once_with_pings_between_keeps_every_frame_whole_and_in_order()
    {
        const int Count = 3000;
        await using var server = new ScriptedServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;

        await Task.WhenAll(Task.Run(WriteAsync), Task.Run(ReadAsync), Task.Run(PeerWritesAsync), Task.Run(PeerReadsAsync)).Within();

        async Task WriteAsync()
        {
            for (var i = 0; i < Count; i++)
            {
                transport.Append(Encoding.UTF8.GetBytes($"{i}:{new string('x', i % 300)}"));
                if (i % 7 == 0) Assert.True(await transport.FlushAsync());
            }

            Assert.True(await transport.FlushAsync());
        }

        async Task ReadAsync()
        {
            for (var i = 0; i < Count; i++) Assert.Equal($"s{i}", await transport.ReadTextAsync());
        }

        async Task PeerWritesAsync()
        {
            for (var i = 0; i < Count; i++)
            {
                await peer.SendTextAsync($"s{i}");
                if (i % 5 == 0) await peer.SendAsync(9, "p"u8.ToArray());
            }
        }

        async Task PeerReadsAsync()
        {
            for (int texts = 0, pongs = 0; texts < Count || pongs < Count / 5;)
            {
                var (opcode, payload) = await peer.ReadFrameAsync();
                if (opcode == 10) pongs++;
                else Assert.Equal($"{texts}:{new string('x', texts++ % 300)}", Encoding.UTF8.GetString(payload));
            }
        }
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_peer_that_is_gone_makes_flushes_false_and_leaves_an_end()
    {
        await using var server = new ScriptedServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        peer.Socket.LingerState = new System.Net.Sockets.LingerOption(true, 0);
        peer.Dispose();
        bool isOpen;
        do
        {
            transport.Append(new byte[100_000]);
            isOpen = await transport.FlushAsync().Within();
        }
        while (isOpen);

        Assert.NotNull(transport.End?.Error);
        Assert.False(await transport.WaitToReadAsync().Within());
    }
}
