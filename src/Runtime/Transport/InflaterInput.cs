namespace Framewright.Transport;

/// <summary>Gives an inflater the bytes that were received, and an end whenever there are no more for now.</summary>
internal sealed class InflaterInput : Stream
{
    /// <summary>What is read next.</summary>
    public ReadOnlyMemory<byte> Next { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, Next.Length);
        Next.Span[..count].CopyTo(buffer);
        Next = Next[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
