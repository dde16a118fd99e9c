namespace Framewright.Transport;

/// <summary>The buffer in which messages are put together: grows for a large one and shrinks again when none has come for a while.</summary>
internal sealed class ReceiveBuffer(int largestMessage)
{
    /// <summary>How many bytes behind every message can be read.</summary>
    public const int Margin = 64;

    private const int InitialSize = 64 * 1024;
    private const int MessagesBetweenShrinks = 1024;

    private byte[] bytes = GC.AllocateUninitializedArray<byte>(InitialSize + Margin);
    private int largestLately;
    private int messagesUntilShrink = MessagesBetweenShrinks;

    /// <summary>How much of a message fits at present, in bytes.</summary>
    public int Size => bytes.Length - Margin;

    /// <summary>The bytes from an offset to the end of what fits at present.</summary>
    public Memory<byte> From(int offset) => bytes.AsMemory(offset, Size - offset);

    /// <summary>The first bytes; at least <see cref="Margin"/> more lie behind them.</summary>
    public ReadOnlySpan<byte> UpTo(int length) => bytes.AsSpan(0, length);

    /// <summary>Makes room for more than <see cref="Size"/>, up to one byte more than the largest message, so that a message that is too large shows.</summary>
    public void Grow()
    {
        var size = (int)Math.Min(Size * 2L, Math.Max(largestMessage + 1L, InitialSize));
        Array.Resize(ref bytes, size + Margin);
    }

    /// <summary>Says that a message was taken; its bytes are no longer needed.</summary>
    public void Taken(int length)
    {
        largestLately = Math.Max(largestLately, length);
        if (--messagesUntilShrink > 0) return;

        var wanted = Math.Max(InitialSize, largestLately * 2L);
        if (wanted * 2 <= Size) bytes = GC.AllocateUninitializedArray<byte>((int)wanted + Margin);
        messagesUntilShrink = MessagesBetweenShrinks;
        largestLately = 0;
    }
}
