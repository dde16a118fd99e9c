using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Framewright.Json;

/// <summary>Finds what ends a run of plain bytes in a string: the quote, an escape, or a control character, which is not allowed there.</summary>
internal static class StringScan
{
    /// <summary>The length of the run at the start of the bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlainLength(ReadOnlySpan<byte> bytes)
    {
        // Names and ids end within the first block: only that much is worth to be inlined.
        if (bytes.Length < Vector256<byte>.Count)
            return TailLength(bytes, 0);
        var stops = StopsIn(Vector256.Create(bytes));
        return stops != 0 ? BitOperations.TrailingZeroCount(stops) : LongLength(bytes);
    }

    private static int LongLength(ReadOnlySpan<byte> bytes)
    {
        var index = Vector256<byte>.Count;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; bytes.Length - index >= Vector512<byte>.Count; index += Vector512<byte>.Count)
            {
                var stops = StopsIn(Vector512.Create(bytes[index..]));
                if (stops != 0)
                    return index + BitOperations.TrailingZeroCount(stops);
            }
        }

        for (; bytes.Length - index >= Vector256<byte>.Count; index += Vector256<byte>.Count)
        {
            var stops = StopsIn(Vector256.Create(bytes[index..]));
            if (stops != 0)
                return index + BitOperations.TrailingZeroCount(stops);
        }

        return TailLength(bytes, index);
    }

    // Less than a block is left of the frame, and what lies behind it belongs to somebody else.
    private static int TailLength(ReadOnlySpan<byte> bytes, int index)
    {
        while (index < bytes.Length && !IsStop(bytes[index]))
            index++;
        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint StopsIn(Vector256<byte> block) =>
        (Vector256.Equals(block, Vector256.Create((byte)'"'))
        | Vector256.Equals(block, Vector256.Create((byte)'\\'))
        | Vector256.LessThan(block, Vector256.Create((byte)' '))).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong StopsIn(Vector512<byte> block) =>
        (Vector512.Equals(block, Vector512.Create((byte)'"'))
        | Vector512.Equals(block, Vector512.Create((byte)'\\'))
        | Vector512.LessThan(block, Vector512.Create((byte)' '))).ExtractMostSignificantBits();

    private static bool IsStop(byte unit) => unit is (byte)'"' or (byte)'\\' or < (byte)' ';
}
