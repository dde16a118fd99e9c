using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>One header that was read before, as bytes with holes. A frame whose bytes are the same outside of the holes has the same header but for its offsets.</summary>
/// <remarks>
/// Why that is so: what a protocol's reader decides depends on the structure of the bytes that it walks, on the names in them and on the values that its rules test. All of these lie outside of
/// holes and are equal byte for byte. A hole holds a plain text (no quote, no escape, no control character) or a whole number, neither of which changes the structure, and
/// was one of the same kind in the frame that the template was made of. Of what follows, the reader has seen the kind of the next value at most, which has to be the same.
/// Written and read by one reader.
/// </remarks>
internal sealed class HeaderTemplate
{
    /// <summary>The longest header that is kept.</summary>
    public const int MaxLength = 256;

    // What a hole's text is overwritten with where it is not kept: a byte that a plain text may hold, so that a frame that has it is right, too.
    private const byte Blank = 0x7F;
    private const int LongestKept = 4;

    // Behind the header lies room for a whole block to be read.
    private readonly byte[] bytes = new byte[MaxLength + Vector256<byte>.Count];
    private readonly HeaderHole[] holes = new HeaderHole[HeaderHole.MaxCount];
    private readonly HeaderField[] fields = new HeaderField[HeaderField.MaxCount];
    private FrameHeader header;
    private JsonKind next;
    private byte nextByte;
    private int length;
    private int holeCount;
    private int fieldCount;

    /// <summary>Whether a template can be made of a header.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="header">What the protocol's reader says of it.</param>
    public static bool Fits(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        if (header.Kind < 0 || header.Start != 0 || header.Error >= 0 || header.Walked is <= 0 or > MaxLength) return false;
        if (header.IsComplete) return header.Walked == frame.Length;

        // Where a number or a literal ends, only the byte behind it can tell.
        return header.Walked < frame.Length && frame[header.Walked - 1] is (byte)':' or (byte)',' or (byte)'[' or (byte)']' or (byte)'}' or (byte)'"' or <= (byte)' ';
    }

    /// <summary>Keeps a header.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="read">What the protocol's reader says of it; <see cref="Fits"/> has to hold.</param>
    /// <typeparam name="TProtocol">The protocol.</typeparam>
    /// <returns>False when it is none to make a template of; the template matches nothing then.</returns>
    public bool TrySet<TProtocol>(ReadOnlySpan<byte> frame, in FrameHeader read)
        where TProtocol : struct, IRealtimeProtocol
    {
        length = 0;
        var walked = frame[..read.Walked];
        var scan = new HoleScan<TProtocol>(walked, holes);
        if (!scan.TryWalk()) return false;
        holeCount = scan.Count;
        walked.CopyTo(bytes);
        header = read;
        nextByte = read.IsComplete ? (byte)0 : frame[read.Walked];
        next = KindAt(frame, read.Walked);
        PlaceFields();
        for (var index = 0; index < holeCount; index++) BlankUnlessReported(holes[index]);
        length = read.Walked;
        return true;
    }

    /// <summary>Reads the header of a frame that is like the one that was kept.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="found">Its header.</param>
    /// <returns>False when the frame is another, or none at all.</returns>
    [SkipLocalsInit]
    public bool TryRead(ReadOnlySpan<byte> frame, out FrameHeader found)
    {
        Unsafe.SkipInit(out found);
        if (length == 0 || frame.Length > Slot.MaxLength) return false;
        ref var kept = ref MemoryMarshal.GetArrayDataReference(bytes);
        ref var given = ref MemoryMarshal.GetReference(frame);
        var growths = default(Growths);
        var shift = 0;
        var hole = 0;
        var hasMoved = false;
        var at = 0;
        while (true)
        {
            var common = Math.Min(length, frame.Length - shift) - at;
            at += CommonLength(ref Unsafe.Add(ref kept, at), ref Unsafe.Add(ref given, at + shift), common, frame.Length - shift - at);
            if (at == length) break;
            while (hole < holeCount && holes[hole].End < at) hole++;
            if (hole == holeCount || at < holes[hole].Start) return false;
            var (start, end, isNumber) = holes[hole];
            var rest = frame[(start + shift)..];
            var size = isNumber ? DigitsAt(rest) : StringScan.PlainLength(rest);
            if (size == 0 && isNumber) return false;
            var growth = size - (end - start);
            if (growth != 0)
            {
                growths[hole] = growth;
                shift += growth;
                hasMoved = true;
            }

            hole++;
            at = end;
            if (end + shift > frame.Length) return false;
        }

        var stop = length + shift;
        if (header.IsComplete ? stop != frame.Length : !IsNext(frame, stop)) return false;
        found = header;
        found.Next = frame.Length;
        if (hasMoved) Move(ref found, growths);
        return true;
    }

    /// <summary>How many bytes are the same. The first has room for a block behind them, the second what <paramref name="readable"/> says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CommonLength(ref byte kept, ref byte given, int count, int readable)
    {
        var index = 0;
        for (; index < count && readable - index >= Vector256<byte>.Count; index += Vector256<byte>.Count)
        {
            var same = Vector256.Equals(Vector256.LoadUnsafe(ref kept, (nuint)index), Vector256.LoadUnsafe(ref given, (nuint)index)).ExtractMostSignificantBits();
            if (same != uint.MaxValue) return Math.Min(count, index + BitOperations.TrailingZeroCount(~same));
        }

        while (index < count && Unsafe.Add(ref kept, index) == Unsafe.Add(ref given, index)) index++;
        return Math.Min(index, count);
    }

    /// <summary>The length of the whole number at the start; 0 when there is none, or one with a zero in front.</summary>
    private static int DigitsAt(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (length < bytes.Length && bytes[length] is >= (byte)'0' and <= (byte)'9') length++;
        return length > 1 && bytes[0] == (byte)'0' ? 0 : length;
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

    private void PlaceFields()
    {
        fieldCount = 0;
        for (var number = 0; number < HeaderField.FirstRoute + header.RouteCount; number++)
        {
            var range = HeaderField.RangeIn(header, number);
            var isThere = number is HeaderField.Body or HeaderField.Walked ? range.Start >= 0 : range.IsPresent;
            if (isThere) fields[fieldCount++] = new HeaderField(number, CountHolesBefore(range.Start), CountHolesBefore(range.Start + range.Length));
        }
    }

    private int CountHolesBefore(int position)
    {
        var count = 0;
        while (count < holeCount && holes[count].End <= position) count++;
        return count;
    }

    // What the session has no use for is not remembered for it either.
    private void BlankUnlessReported(HeaderHole hole)
    {
        if (hole.IsNumber || hole.End - hole.Start <= LongestKept) return;
        for (var number = HeaderField.Id; number < HeaderField.FirstRoute + header.RouteCount; number++)
        {
            var range = HeaderField.RangeIn(header, number);
            if (range.Start < hole.Start && hole.End < range.Start + range.Length) return;
        }

        bytes.AsSpan(hole.Start, hole.End - hole.Start).Fill(Blank);
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
