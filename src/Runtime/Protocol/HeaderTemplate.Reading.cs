using System.Runtime.CompilerServices;
using Framewright.Json;
using Framewright.Json.Blocks;

namespace Framewright.Protocol;

/// <content>Reads the headers of frames that are like the one that was kept.</content>
internal sealed partial class HeaderTemplate
{
    /// <summary>Reads the header of a frame that is like the one that was kept.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="found">Its header.</param>
    /// <returns>False when the frame is another, or none at all.</returns>
    [SkipLocalsInit]
    public bool TryRead(ReadOnlySpan<byte> frame, out FrameHeader found)
    {
        if (frame.Length > longestFrame) return Fail(out found);
        var growths = default(Growths);
        var (position, moved, code) = (0, 0, routeCode);
        for (var index = 0; ; index++)
        {
            ref readonly var stretch = ref stretches[index];
            if (!ByteStretch.AreSame(bytes, stretch.Start, stretch.Count, frame, position)) return TryReadAnew(frame, out found);
            position += stretch.Count;
            if (index == openCount) return TryFinish(frame, position, moved, code, growths, out found);
            var rest = frame[position..];

            // The length is expected to be the usual one, so that what comes next need not wait until it is counted.
            var size = stretch.HoleSize;
            var counted = SizeOf(rest, stretch.IsNumber);
            if (counted != size)
            {
                if (counted < 0) return Fail(out found);
                growths[stretch.Hole] = counted - size;
                moved = 1;
                size = counted;
            }

            if (stretch.RouteFactor != 0) code += hash.Of(rest[..size]) * stretch.RouteFactor;
            position += size;
        }
    }

    /// <summary>Looks whether it is only for holes that are still closed that the frame was not the same, and opens them.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadAnew(ReadOnlySpan<byte> frame, out FrameHeader found)
    {
        var (at, shift, hole, differing) = (0, 0, 0, 0U);
        while (true)
        {
            // Never behind the end of the frame: a hole's end is at most there.
            at += frame[(at + shift)..].CommonPrefixLength(bytes.AsSpan(at, length - at));
            if (at == length) break;
            while (hole < holeCount && holes[hole].End < at) hole++;
            if (hole == holeCount || at < holes[hole].Start) return Fail(out found);
            var (start, end, isNumber) = holes[hole];
            var size = SizeOf(frame[(start + shift)..], isNumber);
            if (size < 0) return Fail(out found);
            shift += size - (end - start);
            differing |= 1U << hole;
            hole++;
            at = end;
        }

        if ((differing & ~openHoles) == 0) return Fail(out found);
        Open(openHoles | differing);
        return TryRead(frame, out found);
    }

    private static bool Fail(out FrameHeader found)
    {
        Unsafe.SkipInit(out found);
        return false;
    }

    /// <summary>All bytes but those of holes are the same: what is left is what follows them, and where they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryFinish(ReadOnlySpan<byte> frame, int end, int moved, ulong code, in Growths growths, out FrameHeader found)
    {
        if (header.IsComplete ? end != frame.Length : !IsNext(frame, end)) return Fail(out found);
        found = header;
        found.Next = frame.Length;
        found.RouteCode = code;
        if (moved != 0) Move(ref found, growths);
        return true;
    }

    /// <summary>The length of what is in a hole; -1 when it may not be there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SizeOf(ReadOnlySpan<byte> rest, bool isNumber) => isNumber ? DigitsAt(rest) : StringScan.PlainLength(rest);

    /// <summary>The length of the whole number at the start; -1 when there is none, or one with a zero in front.</summary>
    private static int DigitsAt(ReadOnlySpan<byte> rest)
    {
        var size = 0;
        while (size < rest.Length && rest[size] is >= (byte)'0' and <= (byte)'9') size++;
        return size == 0 || (size > 1 && rest[0] == (byte)'0') ? -1 : size;
    }

    private static JsonKind KindAt(ReadOnlySpan<byte> frame, int position) => (uint)position < (uint)frame.Length ? JsonToken.KindOf(frame[position..]) : JsonKind.None;

    /// <summary>Whether the value behind the header is of a kind that decides as before: none, a null, or any other.</summary>
    private bool IsNext(ReadOnlySpan<byte> frame, int position)
    {
        if ((uint)position >= (uint)frame.Length) return false;
        if (frame[position] == nextByte) return true;
        var kind = KindAt(frame, position);
        return (kind == JsonKind.None) == (next == JsonKind.None) && (kind == JsonKind.Null) == (next == JsonKind.Null);
    }

    private void Move(ref FrameHeader found, in Growths growths)
    {
        Shifts shifts = default;
        for (var index = 0; index < holeCount; index++) shifts[index + 1] = shifts[index] + growths[index];
        foreach (var field in fields.AsSpan(0, fieldCount)) field.Move(ref found, shifts[field.HolesBefore], shifts[field.HolesThrough]);
    }

    /// <summary>By how much each hole is longer than the one that was kept.</summary>
    [InlineArray(HeaderHole.MaxCount)]
    private struct Growths
    {
        private int first;
    }

    /// <summary>By how much what lies behind so many holes has moved.</summary>
    [InlineArray(HeaderHole.MaxCount + 1)]
    private struct Shifts
    {
        private int first;
    }
}
