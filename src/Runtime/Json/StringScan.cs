using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Framewright.Json;

/// <summary>Finds what ends a run of plain bytes in a string: the quote, an escape, or a control character, which is not allowed there.</summary>
internal static class StringScan
{
    /// <summary>The length of the run at the start of the bytes.</summary>
    public static int PlainLength(ReadOnlySpan<byte> bytes)
    {
        var index = 0;
        for (; bytes.Length - index >= Vector256<byte>.Count; index += Vector256<byte>.Count)
        {
            var stops = StopsIn(Vector256.Create(bytes[index..]));
            if (stops != 0)
                return index + BitOperations.TrailingZeroCount(stops);
        }

        // Less than a vector is left of the frame, and what lies behind it belongs to somebody else.
        while (index < bytes.Length && !IsStop(bytes[index]))
            index++;
        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint StopsIn(Vector256<byte> block) =>
        (Vector256.Equals(block, Vector256.Create((byte)'"'))
        | Vector256.Equals(block, Vector256.Create((byte)'\\'))
        | Vector256.LessThan(block, Vector256.Create((byte)' '))).ExtractMostSignificantBits();

    private static bool IsStop(byte unit) => unit is (byte)'"' or (byte)'\\' or < (byte)' ';
}
