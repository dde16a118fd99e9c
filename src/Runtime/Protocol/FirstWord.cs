using System.Buffers.Binary;

namespace Framewright.Protocol;

/// <summary>Eight bytes near a frame's start, where frames of different kinds tend to differ; some of them may be open.</summary>
/// <param name="Value">The bytes; zero where they are open.</param>
/// <param name="Mask">All bits set in the bytes that are known.</param>
internal readonly record struct FirstWord(ulong Value, ulong Mask)
{
    /// <summary>Where it stands: what comes before is mostly the same in all frames.</summary>
    public const int Offset = 8;

    private const int End = Offset + sizeof(ulong);

    /// <summary>The word that no frame has.</summary>
    public static FirstWord OfNone => new(1, 0);

    /// <summary>The word of all frames that start with some bytes.</summary>
    /// <param name="start">The bytes.</param>
    public static FirstWord Of(ReadOnlySpan<byte> start)
    {
        var known = Math.Clamp(start.Length - Offset, 0, sizeof(ulong));
        var mask = known == sizeof(ulong) ? ulong.MaxValue : (1UL << (8 * known)) - 1;
        return new FirstWord(In(start) & mask, mask);
    }

    /// <summary>The word of a frame; zeros behind its end.</summary>
    /// <param name="frame">The frame.</param>
    public static ulong In(ReadOnlySpan<byte> frame)
    {
        if (frame.Length >= End) return BinaryPrimitives.ReadUInt64LittleEndian(frame[Offset..]);
        if (frame.Length <= Offset) return 0;
        return BinaryPrimitives.ReadUInt64LittleEndian(frame[^sizeof(ulong)..]) >> (8 * (End - frame.Length));
    }
}
