using System.Buffers.Binary;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

/// <summary>Runs over our own reader and over the framework's.</summary>
public abstract class EndTests(bool framework)
{
    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_close_of_the_peer_is_answered_and_told_with_code_and_reason()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        await peer.WriteAsync([.. ScriptedPeer.Text("last words"), .. ScriptedPeer.Frame(8, [0x0F, 0xA1, .. "expired"u8])]);

        Assert.Equal("last words", await transport.ReadTextAsync());
        Assert.False(await transport.WaitToReadAsync().Within());
        Assert.Equal(new TransportEnd(4001, "expired", null), transport.End);
        Assert.False(await transport.FlushAsync().Within());
        var (opcode, payload) = await peer.ReadFrameAsync().Within();
        Assert.Equal(8, opcode);
        Assert.Equal(4001, BinaryPrimitives.ReadUInt16BigEndian(payload));
        Assert.Equal(0, await peer.ReadToEndAsync().Within());
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Closing_flushes_sends_1000_and_waits_for_the_answer()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var reading = transport.ReadToEndAsync();
        transport.Append("last"u8);
        var closing = transport.CloseAsync().AsTask();
        Assert.Equal("last", await peer.ReadTextAsync().Within());
        var (opcode, payload) = await peer.ReadFrameAsync().Within();
        Assert.Equal(8, opcode);
        Assert.Equal([0x03, 0xE8], payload);
        Assert.False(closing.IsCompleted);
        await peer.SendAsync(8, payload);

        await closing.Within();
        Assert.Equal(new TransportEnd(1000, null, null), await reading.Within());
        Assert.Equal(0, await peer.ReadToEndAsync().Within());
        await transport.CloseAsync().Within();
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Messages_that_come_before_the_answer_to_a_close_are_delivered()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var closing = transport.CloseAsync().AsTask();
        await peer.WriteAsync([.. ScriptedPeer.Text("late"), .. ScriptedPeer.Frame(8, [0x03, 0xE8])]);

        Assert.Equal("late", await transport.ReadTextAsync());
        Assert.Null((await transport.ReadToEndAsync()).Error);
        await closing.Within();
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_peer_that_never_answers_a_close_is_waited_for_two_seconds_of_the_clock()
    {
        var time = new ManualTime();
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync(time: time);
        await using var disposing = transport;
        var reading = transport.ReadToEndAsync();
        var closing = transport.CloseAsync().AsTask();
        await peer.ReadFrameAsync().Within();
        time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(closing.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(0.2));

        await closing.Within();
        Assert.IsType<TimeoutException>((await reading.Within()).Error);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Abort_ends_a_pending_read_with_false()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var reading = transport.WaitToReadAsync().AsTask();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(transport.Abort))).Within();

        Assert.False(await reading.Within());
        Assert.IsType<IOException>(transport.End!.Error);
        Assert.False(await transport.FlushAsync().Within());
        Assert.False(await transport.WaitToReadAsync().Within());
        Assert.False(transport.TryRead(out _));
        transport.Append("nobody reads this"u8);
        await transport.CloseAsync().Within();
        await peer.ReadToEndAsync().Within();
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Abort_ends_a_write_that_is_stuck()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, _) = await server.ConnectAsync();
        await using var disposing = transport;
        transport.Append(new byte[64 * 1024 * 1024]);
        var flushing = transport.FlushAsync().AsTask();
        Assert.False(flushing.IsCompleted);
        transport.Abort();

        Assert.False(await flushing.Within());
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Abort_ends_a_close_that_waits()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, _) = await server.ConnectAsync(time: new ManualTime());
        await using var disposing = transport;
        var closing = transport.CloseAsync().AsTask();
        Assert.False(closing.IsCompleted);
        transport.Abort();

        await closing.Within();
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Dispose_is_idempotent_and_ends_the_socket()
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        var reading = transport.WaitToReadAsync().AsTask();
        await transport.DisposeAsync().Within();
        var end = transport.End;
        await transport.DisposeAsync().Within();

        Assert.False(await reading.Within());
        Assert.Same(end, transport.End);
        await peer.ReadToEndAsync().Within();
    }
}
