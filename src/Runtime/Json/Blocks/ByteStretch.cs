using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Framewright.Json.Blocks;

/// <summary>Compares short runs of a frame with bytes that were kept.</summary>
internal static class ByteStretch
{
    /// <summary>How many bytes behind the kept ones have to be readable: a run shorter than that is compared with one look.</summary>
    public const int Margin = 32;

    /// <summary>Whether a frame has the same bytes. False too when it ends before them.</summary>
    /// <param name="kept">What was kept.</param>
    /// <param name="start">Where the run starts in it; <see cref="Margin"/> bytes follow the run.</param>
    /// <param name="count">Its length.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="position">Where the run would start in it; not behind its end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreSame(byte[] kept, int start, int count, ReadOnlySpan<byte> frame, int position)
    {
        // What follows reads up to a margin, and up to the run's end, from both starts: both have to lie within both.
        var reach = Math.Max(count, Margin);
        if ((uint)position > (uint)frame.Length || frame.Length - position < reach || (uint)start > (uint)kept.Length || kept.Length - start < reach)
            return AreSameNearEnd(kept, start, count, frame, position);
        ref var left = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(kept), start);
        ref var right = ref Unsafe.Add(ref MemoryMarshal.GetReference(frame), position);
        if (count < Margin)
            return (~SameAt(ref left, ref right, 0) & ((1U << count) - 1)) == 0;

        // The last block may overlap the one before.
        var same = SameAt(ref left, ref right, count - Margin);
        for (var index = 0; index < count - Margin; index += Margin)
            same &= SameAt(ref left, ref right, index);
        return same == uint.MaxValue;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint SameAt(ref byte left, ref byte right, int index) =>
        Vector256.Equals(Vector256.LoadUnsafe(ref left, (nuint)index), Vector256.LoadUnsafe(ref right, (nuint)index)).ExtractMostSignificantBits();

    // Less than a block is left, and what lies behind the frame belongs to somebody else.
    private static bool AreSameNearEnd(byte[] kept, int start, int count, ReadOnlySpan<byte> frame, int position) => frame[position..].StartsWith(kept.AsSpan(start, count));
}
