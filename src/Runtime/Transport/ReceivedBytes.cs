namespace Framewright.Transport;

/// <summary>The buffer that the socket is read into, and in which messages are handed out: first the message that is being put together, then the bytes that nobody has looked at.</summary>
/// <remarks>Grows for a large message only as its bytes come in, whatever length its header claims, and shrinks again when none has come for a while.</remarks>
internal sealed class ReceivedBytes
{
    /// <summary>How many bytes behind every message can be read.</summary>
    public const int Margin = 64;

    // A whole message and behind it some header or control frame that is not whole yet; the rest is for the next read.
    private const int RoomBehindLargest = 4 * 1024;
    private const int LeastRoom = 256;
    private const int ReadsBetweenShrinks = 256;

    private readonly int usualSize;
    private readonly int largestSize;
    private byte[] bytes;
    private int messageStart;
    private int messageEnd;
    private int start;
    private int end;
    private int mostUsed;
    private int readsUntilShrink = ReadsBetweenShrinks;

    /// <summary>Goes on with a buffer that somebody has read into.</summary>
    /// <param name="bytes">The buffer; its last <see cref="Margin"/> bytes are never filled.</param>
    /// <param name="start">Where the bytes start that were not looked at.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="largestMessage">The largest message that has to find room.</param>
    public ReceivedBytes(byte[] bytes, int start, int count, int largestMessage)
    {
        this.bytes = bytes;
        this.start = messageStart = messageEnd = start;
        end = start + count;
        usualSize = Size;
        largestSize = Math.Max(usualSize, largestMessage + RoomBehindLargest);
    }

    /// <summary>How many bytes fit at present.</summary>
    public int Size => bytes.Length - Margin;

    /// <summary>The bytes that nobody has looked at.</summary>
    public ReadOnlySpan<byte> Unread => bytes.AsSpan(start, end - start);

    /// <summary>The same as <see cref="Unread"/>.</summary>
    public ReadOnlyMemory<byte> UnreadMemory => bytes.AsMemory(start, end - start);

    /// <summary>What is there of the message; at least <see cref="Margin"/> more bytes lie behind it in the array.</summary>
    public ReadOnlySpan<byte> Message => bytes.AsSpan(messageStart, messageEnd - messageStart);

    /// <summary>The array, for tests of what lies behind a message.</summary>
    internal byte[] Array => bytes;

    /// <summary>Passes over unread bytes.</summary>
    public void Skip(int count) => start += count;

    /// <summary>Gives the message up; the next one starts with the next unread byte.</summary>
    public void BeginMessage() => messageStart = messageEnd = start;

    /// <summary>Passes over a header and makes the bytes behind it the message, where they are.</summary>
    public void TakeMessage(int headerSize, int length)
    {
        messageStart = start + headerSize;
        start = messageEnd = messageStart + length;
    }

    /// <summary>Adds unread bytes to the message. Nothing is copied unless something else lay between.</summary>
    public void Append(int count)
    {
        if (messageEnd != start) bytes.AsSpan(start, count).CopyTo(bytes.AsSpan(messageEnd));
        messageEnd += count;
        start += count;
    }

    /// <summary>Drops all of the message but its first bytes.</summary>
    public void Truncate(int length) => messageEnd = Math.Min(messageEnd, messageStart + length);

    /// <summary>Where the next bytes go. Message and unread bytes move to the front of the buffer.</summary>
    /// <param name="wanted">How many bytes are known to come.</param>
    public Memory<byte> Room(long wanted)
    {
        mostUsed = Math.Max(mostUsed, end - messageStart);
        if (--readsUntilShrink == 0) Shrink();
        if (messageEnd - messageStart < start) Compact(bytes);
        var room = Size - end;
        if ((room < LeastRoom || (room < Size / 4 && room < wanted)) && Size < largestSize)
            Compact(GC.AllocateUninitializedArray<byte>((int)Math.Min(Size * 2L, largestSize) + Margin));
        return bytes.AsMemory(end, Size - end);
    }

    /// <summary>Says that so many bytes were read into <see cref="Room"/>.</summary>
    public void Filled(int count) => end += count;

    private void Shrink()
    {
        var wanted = Math.Max(usualSize, mostUsed * 2L);
        if (wanted * 2 <= Size) Compact(GC.AllocateUninitializedArray<byte>((int)wanted + Margin));
        readsUntilShrink = ReadsBetweenShrinks;
        mostUsed = 0;
    }

    private void Compact(byte[] destination)
    {
        var message = Message;
        var unread = Unread;
        message.CopyTo(destination);
        unread.CopyTo(destination.AsSpan(message.Length));
        bytes = destination;
        messageStart = 0;
        start = messageEnd = message.Length;
        end = start + unread.Length;
    }
}
