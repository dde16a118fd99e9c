using System.Buffers.Binary;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Text;
using Framewright.Unicode;

namespace Framewright.Transport;

/// <summary>Reads WebSocket frames (RFC 6455) straight from the socket's bytes: a message that is one frame is handed out where it was read to.</summary>
/// <remarks>Parts of a message are moved together in the same buffer. Pings are answered as they are met, through the corked writer. A length may be encoded with more bytes than it needs, as the framework allows too.</remarks>
internal sealed class FrameReader : MessageReader
{
    private readonly Stream stream;
    private readonly CorkedWriter writer;
    private readonly ReceivedBytes buffer;
    private readonly MessageInflater? inflater;
    private readonly int maxSize;
    private readonly long maxDiscardedSize;
    private long received;

    // The message being put together.
    private bool inMessage;
    private bool isText;
    private bool isCompressed;
    private long length;
    private int emptyParts;
    private Utf8Progress utf8;

    // The frame of it whose payload comes in.
    private bool inFrame;
    private bool isFinal;
    private long left;

    private bool hasMessage;
    private Exception? fault;
    private bool isClosed;
    private int? closeCode;
    private string? closeReason;

    /// <summary>Reads on where HTTP ended.</summary>
    public FrameReader(UpgradedSocket socket, CorkedWriter writer, int maxSize, long maxDiscardedSize)
    {
        received = socket.Stream.BytesReceived;
        (stream, buffer) = socket.Stream.HandOver(maxSize);
        this.writer = writer;
        this.maxSize = maxSize;
        this.maxDiscardedSize = maxDiscardedSize;
        if (socket.IsCompressed) inflater = new MessageInflater(maxSize, maxDiscardedSize);
    }

    /// <inheritdoc/>
    public override long BytesReceived => Volatile.Read(ref received);

    /// <inheritdoc/>
    public override int? CloseCode => closeCode;

    /// <inheritdoc/>
    public override string? CloseReason => closeReason;

    /// <inheritdoc/>
    public override bool HasMessage() => hasMessage || Advance();

    /// <inheritdoc/>
    /// <remarks>Streams of TLS and proxies may hold bytes that the socket no longer tells of.</remarks>
    public override void WaitForBytes()
    {
        if (stream is not NetworkStream plain || HasMessage() || isClosed || fault is not null) return;
        try
        {
            plain.Socket.Poll(Timeout.InfiniteTimeSpan, SelectMode.SelectRead);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The socket has ended; the read that follows says how.
        }
    }

    /// <inheritdoc/>
    public override bool TryTake(out Frame frame)
    {
        if (!hasMessage && !Advance())
        {
            frame = default;
            return false;
        }

        hasMessage = false;
        frame = new Frame(isCompressed ? inflater!.Message : buffer.Message, isText, length);
        return true;
    }

    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<bool> ReadAsync()
    {
        while (!HasMessage())
        {
            if (fault is not null) throw fault;
            if (isClosed) return false;
            var count = await stream.ReadAsync(buffer.Room(left)).ConfigureAwait(false);
            if (count == 0) throw new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
            Volatile.Write(ref received, received + count);
            buffer.Filled(count);
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Dispose() => inflater?.Dispose();

    /// <summary>Goes on to the end of the next message, as far as bytes are there.</summary>
    private bool Advance()
    {
        if (inMessage) return AdvanceInParts();

        // Whoever had the last message has had it.
        buffer.BeginMessage();
        var unread = buffer.Unread;
        if (unread.Length < 4 || unread[0] != WireHeader.WholeText || unread[1] > WireHeader.TwoByteLength) return AdvanceInParts();
        var isShort = unread[1] < WireHeader.TwoByteLength;
        var size = isShort ? 2 : 4;
        var payload = isShort ? unread[1] : BinaryPrimitives.ReadUInt16BigEndian(unread[2..]);
        if (unread.Length - size < payload || payload > maxSize || isClosed || fault is not null) return AdvanceInParts();

        if (!Utf8Check.IsValid(unread.Slice(size, payload))) return Fail("text that is not UTF-8", WebSocketCloseStatus.InvalidPayloadData);
        buffer.TakeMessage(size, payload);
        isText = true;
        isCompressed = false;
        length = payload;
        return hasMessage = true;
    }

    private bool AdvanceInParts()
    {
        while (!isClosed && fault is null)
        {
            if (inFrame)
            {
                if (!ReadPayload() || left > 0) return false;
                inFrame = false;
                if (isFinal) return EndMessage();
            }

            if (!WireHeader.TryRead(buffer.Unread, inMessage, inflater is not null, out var header, out var wrong))
                return wrong is not null && Fail(wrong, WebSocketCloseStatus.ProtocolError);
            if (header.IsControl)
            {
                if (buffer.Unread.Length < header.Size + header.Length) return false;
                Act(header.Opcode, buffer.Unread.Slice(header.Size, (int)header.Length));
                buffer.Skip(header.Size + (int)header.Length);
            }
            else
            {
                buffer.Skip(header.Size);
                BeginFrame(header);
            }
        }

        return false;
    }

    private void BeginFrame(in WireHeader header)
    {
        if (!inMessage)
        {
            inMessage = true;
            isText = header.Opcode == WireHeader.Text;
            isCompressed = header.IsCompressed;
            length = 0;
            emptyParts = 0;
            utf8 = default;
            buffer.BeginMessage();
            if (isCompressed) inflater!.Begin();
        }

        inFrame = true;
        isFinal = header.IsFinal;
        left = header.Length;
        if (left == 0 && !isFinal && ++emptyParts > MaxEmptyParts)
            TooMuch($"a message of more than {MaxEmptyParts} empty parts", WebSocketCloseStatus.PolicyViolation);
        if (isCompressed) return;

        // Told by the header: neither is memory taken for what is too large, nor is it waited for.
        length += left;
        if (length > maxDiscardedSize || length < 0)
            TooMuch($"a message of more than {maxDiscardedSize} bytes, the most that is read and thrown away", WebSocketCloseStatus.MessageTooBig);
        else if (length > maxSize) buffer.Truncate(TruncatedSize);
    }

    /// <summary>Takes what is there of the frame's payload. False when it is wrong.</summary>
    private bool ReadPayload()
    {
        var count = (int)Math.Min(left, buffer.Unread.Length);
        left -= count;
        if (isCompressed) return Inflate(count);
        if (length > maxSize)
        {
            var kept = Math.Min(count, TruncatedSize - buffer.Message.Length);
            buffer.Append(kept);
            buffer.Skip(count - kept);
            return true;
        }

        buffer.Append(count);
        return !isText || utf8.Accepts(buffer.Message) || Fail("text that is not UTF-8", WebSocketCloseStatus.InvalidPayloadData);
    }

    private bool Inflate(int count)
    {
        try
        {
            var fits = inflater!.Add(buffer.UnreadMemory[..count]) && (left > 0 || !isFinal || inflater.End());
            if (!fits) TooMuch($"a message that inflates to more than {maxDiscardedSize} bytes, the most that is read and thrown away", WebSocketCloseStatus.MessageTooBig);
        }
        catch (InvalidDataException e)
        {
            return Fail($"what cannot be inflated ({e.Message})", WebSocketCloseStatus.InvalidPayloadData);
        }

        buffer.Skip(count);
        length = inflater.Length;
        if (fault is not null) return false;
        return !isText || length > maxSize || utf8.Accepts(inflater.Message) || Fail("text that is not UTF-8", WebSocketCloseStatus.InvalidPayloadData);
    }

    private bool EndMessage()
    {
        inMessage = false;
        if (isText && length <= maxSize && !utf8.IsWhole((int)length)) return Fail("text that ends within a character", WebSocketCloseStatus.InvalidPayloadData);
        return hasMessage = true;
    }

    private void Act(int opcode, ReadOnlySpan<byte> payload)
    {
        if (opcode == WireHeader.Ping) writer.AnswerPing(payload);
        else if (opcode == WireHeader.Close) Close(payload);
    }

    private void Close(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            isClosed = true;
            return;
        }

        if (payload.Length == 1 || !MayBeSent(BinaryPrimitives.ReadUInt16BigEndian(payload)))
        {
            Fail("a close frame without a code that may be sent", WebSocketCloseStatus.ProtocolError);
        }
        else if (!Utf8Check.IsValid(payload[2..]))
        {
            Fail("a close frame whose reason is not UTF-8", WebSocketCloseStatus.InvalidPayloadData);
        }
        else
        {
            isClosed = true;
            closeCode = BinaryPrimitives.ReadUInt16BigEndian(payload);
            closeReason = payload.Length > 2 ? Encoding.UTF8.GetString(payload[2..]) : null;
        }
    }

    /// <summary>What the RFC and its registry define for the wire, and what they leave to libraries and applications.</summary>
    private static bool MayBeSent(int code) => code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);

    private bool Fail(string what, WebSocketCloseStatus code)
    {
        fault = new WebSocketException(WebSocketError.Faulted, $"The server sent {what}.");
        FaultCode = (int)code;
        return false;
    }

    private void TooMuch(string what, WebSocketCloseStatus code)
    {
        fault = new InvalidDataException($"The server sent {what}.");
        FaultCode = (int)code;
    }
}
