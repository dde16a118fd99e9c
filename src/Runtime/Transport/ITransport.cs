namespace Framewright.Transport;

/// <summary>The seam between bytes and session: one object per socket, never reused.</summary>
/// <remarks>
/// One reader (<see cref="WaitToReadAsync"/>, <see cref="TryRead"/>) and one writer (<see cref="Append"/>, <see cref="FlushAsync"/>) may run at the same time.
/// No member throws for a broken socket while reading: reading ends, and <see cref="End"/> says why.
/// </remarks>
public interface ITransport : IAsyncDisposable
{
    /// <summary>Waits until a message is there. False when the socket has ended; <see cref="End"/> then says why.</summary>
    ValueTask<bool> WaitToReadAsync();

    /// <summary>Blocks the calling thread until bytes have come in or the socket has ended, where the carrier can do that by itself; returns at once where it cannot, or where a message is there. <see cref="WaitToReadAsync"/> follows in any case. Only by the reader, with <see cref="RealtimeOptions.ReadsOnOwnThread"/>.</summary>
    void WaitForBytes()
    {
    }

    /// <summary>Takes the next message that has already arrived. The frame is valid until the next call, or the next <see cref="WaitToReadAsync"/>.</summary>
    /// <param name="frame">The message.</param>
    /// <returns>False when none is there.</returns>
    bool TryRead(out Frame frame);

    /// <summary>Adds one outbound text message behind those not yet flushed. Copies the bytes; does nothing once the socket has ended or is being closed.</summary>
    /// <remarks>A carrier may write what was appended before it is asked to, when it has to answer the peer.</remarks>
    /// <param name="frame">The message's UTF-8 bytes.</param>
    void Append(ReadOnlySpan<byte> frame);

    /// <summary>Adds a ping of the carrier's own, which the peer's carrier answers. Does nothing where a carrier knows none.</summary>
    void AppendPing()
    {
    }

    /// <summary>Writes all appended messages to the socket, in as few system calls as possible.</summary>
    /// <returns>False when the socket has ended or ended meanwhile; what was appended may or may not have been written.</returns>
    ValueTask<bool> FlushAsync();

    /// <summary>Sends a close frame after what was appended and waits for the peer's, bounded by a short time; the socket has ended then.</summary>
    /// <remarks>The peer's close is seen by the reading side: keep reading while this runs, or it takes the whole time.</remarks>
    ValueTask CloseAsync();

    /// <summary>Ends the socket at once; a pending read returns false. Safe from any thread, any number of times.</summary>
    void Abort();

    /// <summary>All bytes that have come in so far, also those of a message that is not whole yet. Safe from any thread. Always 0 when the carrier cannot tell; then only whole messages count as the peer's sign of life.</summary>
    long BytesReceived => 0;

    /// <summary>Why the socket ended; null while it has not.</summary>
    TransportEnd? End { get; }
}
