using System.Runtime.CompilerServices;

namespace Framewright.Transport;

/// <summary>Stands between the socket (or TLS) and the two that read it: first HTTP, then the WebSocket.</summary>
/// <remarks>
/// Reads come in pieces as large as the buffer, whatever the reader asks for. While HTTP reads, no byte behind the end of its headers is handed out,
/// so that after the upgrade a reader can go on with this buffer and leave HTTP's own stream, which allocates for every read, aside.
/// After <see cref="Cork"/> writes never wait: they are collected and written by the <see cref="CorkedWriter"/>.
/// </remarks>
internal sealed class BufferedSocketStream(Stream inner, int bufferSize) : Stream
{
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(bufferSize + ReceivedBytes.Margin);
    private int position;
    private int available;
    private bool lineIsEmpty;
    private long received;
    private CorkedWriter? writer;

    /// <summary>All bytes that were read from the socket so far. From any thread.</summary>
    public long BytesReceived => Volatile.Read(ref received);

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Ends the part of HTTP: from here on reads hand out everything and writes are collected.</summary>
    public CorkedWriter Cork() => writer ??= new CorkedWriter(inner);

    /// <summary>Gives the buffer and the stream below to a reader of its own; this stream must not be read any more.</summary>
    /// <param name="largestMessage">The largest message that has to find room.</param>
    public (Stream Inner, ReceivedBytes Bytes) HandOver(int largestMessage)
    {
        var bytes = new ReceivedBytes(buffer, position, available, largestMessage);
        buffer = [];
        available = 0;
        return (inner, bytes);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (available > 0 || buffer.IsEmpty) return new ValueTask<int>(Take(buffer.Span));

        // A large payload goes straight to where it belongs.
        if (writer is not null && buffer.Length >= bufferSize) return CountAsync(inner.ReadAsync(buffer, cancellationToken));

        var fill = inner.ReadAsync(this.buffer.AsMemory(0, bufferSize), cancellationToken);
        if (!fill.IsCompletedSuccessfully) return FillAsync(fill, buffer);
        Filled(fill.Result);
        return new ValueTask<int>(Take(buffer.Span));
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (writer is null) return inner.WriteAsync(buffer, cancellationToken);
        writer.WriteControlFrame(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task FlushAsync(CancellationToken cancellationToken) =>
        writer is null ? inner.FlushAsync(cancellationToken) : Task.CompletedTask;

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream is read asynchronously.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream is written asynchronously.");

    public override void Flush() => throw new NotSupportedException("This stream is written asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> FillAsync(ValueTask<int> fill, Memory<byte> destination)
    {
        Filled(await fill.ConfigureAwait(false));
        return Take(destination.Span);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> CountAsync(ValueTask<int> read)
    {
        var count = await read.ConfigureAwait(false);
        Volatile.Write(ref received, received + count);
        return count;
    }

    private void Filled(int count)
    {
        Volatile.Write(ref received, received + count);
        position = 0;
        available = count;
    }

    private int Take(Span<byte> destination)
    {
        var bytes = buffer.AsSpan(position, Math.Min(available, destination.Length));
        if (writer is null) bytes = UpToEndOfHeaders(bytes);
        bytes.CopyTo(destination);
        position += bytes.Length;
        available -= bytes.Length;
        return bytes.Length;
    }

    /// <summary>The bytes up to and with the next empty line, which may have begun in an earlier piece.</summary>
    private Span<byte> UpToEndOfHeaders(Span<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == (byte)'\r') continue;
            var isLineEnd = bytes[i] == (byte)'\n';
            if (isLineEnd && lineIsEmpty)
            {
                lineIsEmpty = false;
                return bytes[..(i + 1)];
            }

            lineIsEmpty = isLineEnd;
        }

        return bytes;
    }
}
