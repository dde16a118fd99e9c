using System.Net.Sockets;
using System.Text;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport;

/// <summary>Bytes per frame in steady state, over the whole process; so nothing else may run meanwhile.</summary>
[Collection(nameof(AllocationTests))]
public sealed class AllocationTests
{
    private const int Few = 2_000;
    private const int Many = 20_000;
    private static readonly byte[] Message = ScriptedPeer.Text(new string('x', 500));

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Receiving_allocates_nothing_per_frame(bool framework)
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var batch = Enumerable.Repeat(Message, 1000).SelectMany(m => m).ToArray();

        await AssertFlatAsync(frames =>
        {
            var sending = Task.Run(() =>
            {
                for (var i = 0; i < frames / 1000; i++) SendAll(peer.Socket, batch);
            });
            return ReceiveAsync(transport, frames, sending);
        });
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_frame_at_a_time_there_and_back_allocates_nothing(bool framework)
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var request = Encoding.UTF8.GetBytes(new string('y', 100));

        await AssertFlatAsync(frames => EchoAsync(transport, request, frames, Task.Run(async () =>
        {
            // A blocking receive on a socket that was used asynchronously would allocate.
            var buffer = new byte[request.Length + 6];
            for (var i = 0; i < frames; i++)
            {
                for (var read = 0; read < buffer.Length;) read += await peer.Socket.ReceiveAsync(buffer.AsMemory(read), SocketFlags.None);
                SendAll(peer.Socket, Message);
            }
        })));
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task Receiving_parts_and_pongs_allocates_nothing_per_message()
    {
        await using var server = new ScriptedServer();
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        byte[] parts = [.. ScriptedPeer.Frame(1, new byte[200], final: false), .. ScriptedPeer.Frame(10, new byte[5]), .. ScriptedPeer.Frame(0, new byte[300])];
        var batch = Enumerable.Repeat(parts, 1000).SelectMany(m => m).ToArray();

        await AssertFlatAsync(frames =>
        {
            var sending = Task.Run(() =>
            {
                for (var i = 0; i < frames / 1000; i++) SendAll(peer.Socket, batch);
            });
            return ReceiveAsync(transport, frames, sending);
        });
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task The_measure_sees_an_allocation_of_one_object_per_frame()
    {
        object? last = null;
        var slope = await SlopeAsync(frames =>
        {
            for (var i = 0; i < frames; i++) last = new object();
            return Task.CompletedTask;
        });

        Assert.NotNull(last);
        Assert.True(slope > 10, $"{slope} B per frame");
    }

    private static async Task AssertFlatAsync(Func<int, Task> run)
    {
        var slope = await SlopeAsync(run);
        Assert.True(slope < 0.5, $"{slope} B per frame");
    }

    private static async Task<double> SlopeAsync(Func<int, Task> run)
    {
        for (var i = 0; i < 3; i++) await run(Many).Within();
        var slopes = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var few = await AllocatedAsync(run, Few);
            slopes.Add((await AllocatedAsync(run, Many) - few) / (double)(Many - Few));
        }

        // Tiered compilation and the test host allocate at times; the steady state is the least that was seen.
        return slopes.Min();
    }

    private static async Task<long> AllocatedAsync(Func<int, Task> run, int frames)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await run(frames).Within();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static async Task ReceiveAsync(ITransport transport, int frames, Task sending)
    {
        for (var left = frames; left > 0;)
        {
            Assert.True(await transport.WaitToReadAsync());
            while (left > 0 && transport.TryRead(out var frame))
            {
                Assert.False(frame.IsTruncated);
                left--;
            }
        }

        await sending;
    }

    private static async Task EchoAsync(ITransport transport, byte[] request, int frames, Task answering)
    {
        for (var i = 0; i < frames; i++)
        {
            transport.Append(request);
            if (!await transport.FlushAsync()) throw new InvalidOperationException("ended");
            if (!await transport.WaitToReadAsync()) throw new InvalidOperationException("ended");
            if (!transport.TryRead(out _)) throw new InvalidOperationException("nothing there");
        }

        await answering;
    }

    private static void SendAll(Socket socket, byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;) sent += socket.Send(bytes, sent, bytes.Length - sent, SocketFlags.None);
    }
}
