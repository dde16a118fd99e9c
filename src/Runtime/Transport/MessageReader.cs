using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Framewright.Transport;

/// <summary>Puts the messages of a socket together, one at a time, in a buffer that it reuses.</summary>
/// <remarks>Not thread-safe. A receive that did not complete is kept and awaited later: cancelling it would end the socket.</remarks>
internal sealed class MessageReader(WebSocket socket, int maxSize, long maxDiscardedSize)
{
    /// <summary>How many bytes of a message that is too large are kept.</summary>
    public const int TruncatedSize = 4 * 1024;

    // Such parts say nothing and cost the sender next to nothing: a message that never ends would otherwise pass for a sign of life.
    private const int MaxEmptyParts = 1024;

    private readonly ReceiveBuffer buffer = new(maxSize);
    private ValueTask<ValueWebSocketReceiveResult> receive;
    private bool isReceiving;
    private long length;
    private int emptyParts;
    private bool isText;

    /// <summary>Whether a whole message stands in the buffer.</summary>
    public bool HasMessage { get; private set; }

    /// <summary>Whether the peer's close frame was read. Nothing comes after it.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>The message in the buffer; it is good until the next message is read.</summary>
    public Frame Message => new(buffer.UpTo(length > maxSize ? TruncatedSize : (int)length), isText, length);

    /// <summary>Reads as far as it goes without waiting.</summary>
    /// <returns>True when a message or the close frame is there.</returns>
    public bool TryRead()
    {
        while (!HasMessage && !IsClosed)
        {
            // A failed receive is left to ReadAsync, like one that has to wait.
            var pending = Receive();
            if (pending.IsCompletedSuccessfully) Received(pending.Result);
            else return false;
        }

        return true;
    }

    /// <summary>Reads until a message or the close frame is there.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask ReadAsync()
    {
        while (!HasMessage && !IsClosed) Received(await Receive().ConfigureAwait(false));
    }

    /// <summary>Gives the message up, so that the next can be read.</summary>
    public void Release()
    {
        if (!HasMessage) return;
        buffer.Taken((int)Math.Min(length, maxSize));
        HasMessage = false;
        length = 0;
        emptyParts = 0;
    }

    private ValueTask<ValueWebSocketReceiveResult> Receive()
    {
        if (isReceiving) return receive;
        isReceiving = true;
#pragma warning disable CA2012 // Kept until it completes and consumed once: 'isReceiving' says which.
        receive = socket.ReceiveAsync(Destination(), CancellationToken.None);
#pragma warning restore CA2012
        return receive;
    }

    /// <summary>Where the next bytes go: behind those that are there, or over what is discarded of a message that is too large.</summary>
    private Memory<byte> Destination()
    {
        if (length > maxSize) return buffer.From(TruncatedSize);
        if (length == buffer.Size) buffer.Grow();
        return buffer.From((int)length);
    }

    private void Received(ValueWebSocketReceiveResult result)
    {
        isReceiving = false;
        receive = default;
        IsClosed = result.MessageType == WebSocketMessageType.Close;
        length += result.Count;
        isText = result.MessageType == WebSocketMessageType.Text;
        HasMessage = result.EndOfMessage && !IsClosed;
        if (result.Count == 0 && !result.EndOfMessage && ++emptyParts > MaxEmptyParts)
            throw new InvalidDataException($"The server sent a message of more than {MaxEmptyParts} empty parts.");
        if (length > maxDiscardedSize)
            throw new InvalidDataException($"The server sent a message of more than {maxDiscardedSize} bytes, the most that is read and thrown away.");
    }
}
