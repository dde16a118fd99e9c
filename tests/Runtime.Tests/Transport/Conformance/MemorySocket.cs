using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>A socket without a network: reads give exactly the given pieces, one each, then the end; writes are kept.</summary>
internal sealed class MemorySocket(IEnumerable<ReadOnlyMemory<byte>> pieces) : MemoryStream
{
    private readonly Queue<ReadOnlyMemory<byte>> pieces = new(pieces);
    private readonly List<byte> written = [];

    /// <summary>Runs a whole conversation.</summary>
    /// <param name="framework">Which reader.</param>
    /// <param name="options">Limits.</param>
    /// <param name="isCompressed">Whether compression was agreed on.</param>
    /// <param name="pieces">What the reads give.</param>
    public static async Task<Transcript> RunAsync(bool framework, WebSocketOptions options, bool isCompressed, IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        var socket = new MemorySocket(pieces);
        var upgraded = new UpgradedSocket(new BufferedSocketStream(socket, options.ReceiveBufferSize), socket, null, isCompressed);
        var withReader = new WebSocketOptions { MaxFrameSize = options.MaxFrameSize, MaxDiscardedSize = options.MaxDiscardedSize, UseFrameworkReader = framework };
        await using var transport = new WebSocketTransport(upgraded, withReader.Validated(), TimeProvider.System);
        var delivered = await Transcript.ReceiveAsync(transport);
        return Transcript.Of(delivered, socket.Frames(), transport.End!);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // Half of the reads have to wait, as they would on a network.
        if ((pieces.Count & 1) == 0) await Task.Yield();
        if (!pieces.TryDequeue(out var piece)) return 0;
        var count = Math.Min(piece.Length, buffer.Length);
        piece[..count].CopyTo(buffer);
        if (count < piece.Length)
        {
            var rest = pieces.ToArray();
            pieces.Clear();
            pieces.Enqueue(piece[count..]);
            foreach (var later in rest) pieces.Enqueue(later);
        }

        return count;
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        written.AddRange(buffer.Span);
        return ValueTask.CompletedTask;
    }

    private List<(int Opcode, byte[] Payload)> Frames()
    {
        var frames = new List<(int, byte[])>();
        var bytes = written.ToArray().AsSpan();
        while (!bytes.IsEmpty)
        {
            Assert.Equal(0x80, bytes[0] & 0xF0);
            Assert.True((bytes[1] & 0x80) != 0, "a client's frame was not masked");
            int length = bytes[1] & 0x7F;
            Assert.True(length <= 125, "a control frame of the client was too long");
            var mask = bytes.Slice(2, 4);
            var payload = bytes.Slice(6, length).ToArray();
            for (var i = 0; i < length; i++) payload[i] ^= mask[i & 3];
            frames.Add((bytes[0] & 0xF, payload));
            bytes = bytes[(6 + length)..];
        }

        return frames;
    }
}
