namespace Framewright.Transport;

/// <summary>Puts the messages of one socket together: what a <see cref="WebSocketTransport"/> reads with.</summary>
/// <remarks>Not thread-safe. A message is good until the next call of any member that reads.</remarks>
internal abstract class MessageReader : IDisposable
{
    /// <summary>How many bytes of a message that is too large are kept.</summary>
    public const int TruncatedSize = 4 * 1024;

    /// <summary>How many parts of a message may be empty. Such parts say nothing and cost the sender next to nothing: a message that never ends would otherwise pass for a sign of life.</summary>
    protected const int MaxEmptyParts = 1024;

    /// <summary>All bytes that were read from the socket so far. From any thread.</summary>
    public abstract long BytesReceived { get; }

    /// <summary>The code of the peer's close frame; null before one was read, or when it had none.</summary>
    public abstract int? CloseCode { get; }

    /// <summary>The reason of the peer's close frame, or null.</summary>
    public abstract string? CloseReason { get; }

    /// <summary>With which code the peer has to be told what <see cref="ReadAsync"/> threw; null when there is nothing to tell, or it was told already.</summary>
    public int? FaultCode { get; protected set; }

    /// <summary>Whether a message stands there, read without waiting if need be. Never throws: what is wrong is left to <see cref="ReadAsync"/>.</summary>
    public abstract bool HasMessage();

    /// <summary>Blocks until something can be read or the socket has ended, while no message stands there. Returns at once where the reader has begun to read already, or cannot tell by the socket.</summary>
    public virtual void WaitForBytes()
    {
    }

    /// <summary>Takes the message of <see cref="HasMessage"/>, if there is one.</summary>
    public abstract bool TryTake(out Frame frame);

    /// <summary>Reads until a message stands there.</summary>
    /// <returns>False when the peer's close frame was read instead. Nothing comes after it.</returns>
    /// <exception cref="System.Net.WebSockets.WebSocketException">The peer broke the protocol, or went without a close.</exception>
    /// <exception cref="InvalidDataException">The peer sent more than is read.</exception>
    public abstract ValueTask<bool> ReadAsync();

    /// <summary>Makes a pending read fail, as far as closing the socket does not. From any thread.</summary>
    public virtual void Abort()
    {
    }

    /// <summary>Gives up what the reader holds, when nothing is read any more. Not from other threads than the reading one.</summary>
    public virtual void Dispose()
    {
    }
}
