using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Framewright.Transport;

/// <summary>Reads through the framework's WebSocket and puts its parts together in a buffer that is reused.</summary>
/// <remarks>A receive that did not complete is kept and awaited later: cancelling it would end the socket.</remarks>
internal sealed class FrameworkReader : MessageReader
{
    private readonly WebSocket socket;
    private readonly BufferedSocketStream stream;
    private readonly ReceiveBuffer buffer;
    private readonly int maxSize;
    private readonly long maxDiscardedSize;
    private ValueTask<ValueWebSocketReceiveResult> receive;
    private bool isReceiving;
    private bool hasMessage;
    private bool isTaken;
    private bool isClosed;
    private InvalidDataException? fault;
    private long length;
    private int emptyParts;
    private bool isText;

    /// <summary>Reads on where HTTP ended.</summary>
    public FrameworkReader(UpgradedSocket upgraded, int maxSize, long maxDiscardedSize)
    {
        this.maxSize = maxSize;
        this.maxDiscardedSize = maxDiscardedSize;
        buffer = new ReceiveBuffer(maxSize);
        stream = upgraded.Stream;
        socket = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions
        {
            SubProtocol = upgraded.SubProtocol,
            KeepAliveInterval = Timeout.InfiniteTimeSpan,
            DangerousDeflateOptions = upgraded.IsCompressed ? new WebSocketDeflateOptions() : null,
        });
    }

    /// <inheritdoc/>
    public override long BytesReceived => stream.BytesReceived;

    /// <inheritdoc/>
    public override int? CloseCode => (int?)socket.CloseStatus;

    /// <inheritdoc/>
    public override string? CloseReason => string.IsNullOrEmpty(socket.CloseStatusDescription) ? null : socket.CloseStatusDescription;

    /// <inheritdoc/>
    public override bool HasMessage()
    {
        Release();
        while (!hasMessage && !isClosed && fault is null)
        {
            // A failed receive is left to ReadAsync, like one that has to wait.
            var pending = Receive();
            if (pending.IsCompletedSuccessfully) Received(pending.Result);
            else return false;
        }

        return hasMessage;
    }

    /// <inheritdoc/>
    public override bool TryTake(out Frame frame)
    {
        isTaken = HasMessage();
        frame = isTaken ? new(buffer.UpTo(length > maxSize ? TruncatedSize : (int)length), isText, length) : default;
        return isTaken;
    }

    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<bool> ReadAsync()
    {
        while (!HasMessage())
        {
            if (fault is not null) throw fault;
            if (isClosed) return false;
            Received(await Receive().ConfigureAwait(false));
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Abort() => socket.Dispose();

    /// <inheritdoc/>
    public override void Dispose() => socket.Dispose();

    /// <summary>Gives the message up when it was taken, so that the next can be read.</summary>
    private void Release()
    {
        if (!isTaken) return;
        buffer.Taken((int)Math.Min(length, maxSize));
        isTaken = false;
        hasMessage = false;
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
        isClosed = result.MessageType == WebSocketMessageType.Close;
        length += result.Count;
        isText = result.MessageType == WebSocketMessageType.Text;
        if (result.Count == 0 && !result.EndOfMessage && !isClosed && ++emptyParts > MaxEmptyParts)
            TooMuch($"a message of more than {MaxEmptyParts} empty parts", WebSocketCloseStatus.PolicyViolation);
        else if (length > maxDiscardedSize)
            TooMuch($"a message of more than {maxDiscardedSize} bytes, the most that is read and thrown away", WebSocketCloseStatus.MessageTooBig);
        else
            hasMessage = result.EndOfMessage && !isClosed;
    }

    private void TooMuch(string what, WebSocketCloseStatus code)
    {
        fault = new InvalidDataException($"The server sent {what}.");
        FaultCode = (int)code;
    }
}
