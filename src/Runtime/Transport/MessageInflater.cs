using System.IO.Compression;

namespace Framewright.Transport;

/// <summary>Inflates messages (RFC 7692), each in as many parts as it comes in. What earlier messages held may be referred to by later ones.</summary>
/// <remarks>A message that is too large is inflated to its end, because the next one may refer to it, but only its first bytes are kept.</remarks>
internal sealed class MessageInflater(int maxSize, long maxDiscardedSize) : IDisposable
{
    private readonly ReceiveBuffer output = new(maxSize);
    private readonly InflaterInput input = new();
    private DeflateStream? inflater;

    // The sender leaves these bytes away: an empty block, with which it has flushed the message.
    private static readonly byte[] Tail = [0x00, 0x00, 0xFF, 0xFF];

    /// <summary>How many bytes have come out, also those that were not kept.</summary>
    public long Length { get; private set; }

    /// <summary>What has come out; the first bytes only when it is too large.</summary>
    public ReadOnlySpan<byte> Message => output.UpTo(Length > maxSize ? MessageReader.TruncatedSize : (int)Length);

    /// <summary>Gives the last message up and starts the next.</summary>
    public void Begin()
    {
        output.Taken((int)Math.Min(Length, maxSize));
        Length = 0;
    }

    /// <summary>Inflates a part.</summary>
    /// <returns>False when more comes out than may be thrown away.</returns>
    /// <exception cref="InvalidDataException">It is nothing that was deflated.</exception>
    public bool Add(ReadOnlyMemory<byte> part)
    {
        if (part.IsEmpty) return true;
        inflater ??= new DeflateStream(input, CompressionMode.Decompress);
        input.Next = part;
        while (true)
        {
            var count = inflater.Read(Destination().Span);
            if (count == 0) break;
            Length += count;
            if (Length > maxDiscardedSize) return false;
        }

        // The format allows it; but whoever goes on behind an end would be read as nothing at all, so this is said instead.
        if (!input.Next.IsEmpty) throw new InvalidDataException("a deflate stream that ended, though messages go on");
        return true;
    }

    /// <summary>Inflates what the sender left away behind the last part.</summary>
    /// <inheritdoc cref="Add"/>
    public bool End() => Add(Tail);

    /// <inheritdoc/>
    public void Dispose() => inflater?.Dispose();

    private Memory<byte> Destination()
    {
        if (Length > maxSize) return output.From(MessageReader.TruncatedSize);
        if (Length == output.Size) output.Grow();
        return output.From((int)Length);
    }
}
