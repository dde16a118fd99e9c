namespace Framewright.Transport;

/// <summary>One inbound message of a transport, valid until the next <see cref="ITransport.TryRead"/> or <see cref="ITransport.WaitToReadAsync"/>.</summary>
/// <remarks>At least 64 readable bytes lie behind <see cref="Payload"/> in the same buffer, so that vectorised scans need no tail code. Their content is arbitrary.</remarks>
public readonly ref struct Frame
{
    /// <summary>Creates a frame.</summary>
    /// <param name="payload">The message's bytes, or its first bytes when it was too large.</param>
    /// <param name="isText">Whether the peer sent it as text; text has been validated as UTF-8.</param>
    /// <param name="length">The message's whole length in bytes.</param>
    public Frame(ReadOnlySpan<byte> payload, bool isText, long length)
    {
        Payload = payload;
        IsText = isText;
        Length = length;
    }

    /// <summary>The message's bytes; its first bytes only when <see cref="IsTruncated"/>.</summary>
    public ReadOnlySpan<byte> Payload { get; }

    /// <summary>Whether the peer sent it as text. Text has been validated as UTF-8 unless it is truncated.</summary>
    public bool IsText { get; }

    /// <summary>The message's whole length in bytes, also of a truncated one.</summary>
    public long Length { get; }

    /// <summary>Whether the message was larger than the limit, so that only its first bytes are here.</summary>
    public bool IsTruncated => Length > Payload.Length;
}
