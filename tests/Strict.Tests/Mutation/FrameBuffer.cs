namespace Framewright.Strict.Tests.Mutation;

/// <summary>The text that is being damaged, in the middle of a larger buffer: what lies around it is hostile and must never be looked at.</summary>
internal sealed class FrameBuffer
{
    /// <summary>How many bytes lie before and behind the text at least.</summary>
    public const int Slack = 160;

    private const int Capacity = 1 << 17;

    private readonly byte[] memory = new byte[Capacity + 2 * Slack];
    private int start = Slack;

    public int Length { get; private set; }

    public Span<byte> Bytes => memory.AsSpan(start, Length);

    public ReadOnlyMemory<byte> Memory => memory.AsMemory(start, Length);

    public void Set(ReadOnlySpan<byte> text)
    {
        // Every alignment comes, not only the one that an array's start has.
        start = Slack - 64 + (text.Length & 63);
        Length = Math.Min(text.Length, Capacity / 2);
        text[..Length].CopyTo(memory.AsSpan(start));
    }

    /// <summary>Puts bytes in the place of others; beyond the capacity nothing happens.</summary>
    public void Replace(int at, int length, ReadOnlySpan<byte> with)
    {
        at = Math.Clamp(at, 0, Length);
        length = Math.Clamp(length, 0, Length - at);
        if (Length - length + with.Length > Capacity - 128) return;
        var tail = memory.AsSpan(start + at + length, Length - at - length);
        tail.CopyTo(memory.AsSpan(start + at + with.Length));
        with.CopyTo(memory.AsSpan(start + at));
        Length += with.Length - length;
    }

    public void Insert(int at, ReadOnlySpan<byte> bytes) => Replace(at, 0, bytes);

    public void Truncate(int length) => Length = Math.Clamp(length, 0, Length);

    /// <summary>Fills both sides with a pattern that would mend or spoil what is at the edge, if anybody looked.</summary>
    public void Surround(ReadOnlySpan<byte> pattern)
    {
        Fill(memory.AsSpan(start - 64, 64), pattern);
        Fill(memory.AsSpan(start + Length, 128), pattern);
    }

    private static void Fill(Span<byte> side, ReadOnlySpan<byte> pattern)
    {
        for (; side.Length > pattern.Length; side = side[pattern.Length..]) pattern.CopyTo(side);
        pattern[..side.Length].CopyTo(side);
    }
}
