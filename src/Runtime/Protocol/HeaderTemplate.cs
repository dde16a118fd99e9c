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
    private readonly int[] open = new int[HeaderHole.MaxCount];
    private readonly HeaderField[] fields = new HeaderField[HeaderField.MaxCount];
    private FrameHeader header;
    private JsonKind next;
    private byte nextByte;
    private int length;
    private int longest = -1;
    private int holeCount;
    private int openCount;
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
        (length, openCount, longest) = (0, 0, -1);
        Word = FirstWord.OfNone;
        var walked = frame[..read.Walked];
        var scan = new HoleScan<TProtocol>(walked, holes);
        if (!scan.TryWalk()) return false;
        holeCount = scan.Count;
        walked.CopyTo(bytes);
        header = read;
        header.IsPlain = true;
        nextByte = read.IsComplete ? (byte)0 : frame[read.Walked];
        next = KindAt(frame, read.Walked);
        PlaceFields();
        Word = FirstWord.Of(walked[..(holeCount > 0 ? holes[0].Start : walked.Length)]);
        for (var index = 0; index < holeCount; index++) BlankUnlessReported(holes[index]);
        (length, longest) = (read.Walked, Slot.MaxLength);
        return true;
    }

    /// <summary>What tells templates apart before they are compared: the word at <see cref="FirstWord.Offset"/>, as far as no hole comes before it.</summary>
    public FirstWord Word { get; private set; } = FirstWord.OfNone;

    /// <summary>Reads the header of a frame that is like the one that was kept.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="found">Its header.</param>
    /// <returns>False when the frame is another, or none at all.</returns>
    [SkipLocalsInit]
    public bool TryRead(ReadOnlySpan<byte> frame, out FrameHeader found)
    {
        if (frame.Length > longest) return Fail(out found);

        // The holes that have been different before are taken for such: what lies between them is compared in one go.
        var growths = default(Growths);
        var (at, shift, moved) = (0, 0, 0);
        foreach (var hole in open.AsSpan(0, openCount))
        {
            var (start, end, isNumber) = holes[hole];
            if (!IsSame(frame, at, start, shift)) return TryReadAnew(frame, out found);
            var size = SizeOf(frame[(start + shift)..], isNumber);
            if (size < 0) return Fail(out found);
            var growth = size - (end - start);
            if (growth != 0) growths[hole] = growth;
            moved |= growth;
            shift += growth;
            at = end;
        }

        return IsSame(frame, at, length, shift) ? TryFinish(frame, shift, moved, growths, out found) : TryReadAnew(frame, out found);
    }

    /// <summary>Compares byte by byte, and finds the holes that differ.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadAnew(ReadOnlySpan<byte> frame, out FrameHeader found)
    {
        var growths = default(Growths);
        var (at, shift, moved, hole, differing) = (0, 0, 0, 0, 0U);
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
            growths[hole] = size - (end - start);
            moved |= growths[hole];
            shift += growths[hole];
            differing |= 1U << hole;
            hole++;
            at = end;
        }

        if (!TryFinish(frame, shift, moved, growths, out found)) return false;
        Open(differing);
        return true;
    }

    private static bool Fail(out FrameHeader found)
    {
        Unsafe.SkipInit(out found);
        return false;
    }

    private void Open(uint differing)
    {
        for (var index = 0; index < openCount; index++) differing |= 1U << open[index];
        openCount = 0;
        for (var hole = 0; hole < holeCount; hole++)
        {
            if ((differing >> hole & 1) != 0) open[openCount++] = hole;
        }
    }

    /// <summary>All bytes but those of holes are the same: what is left is what follows them, and where they are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryFinish(ReadOnlySpan<byte> frame, int shift, int moved, in Growths growths, out FrameHeader found)
    {
        var stop = length + shift;
        if (header.IsComplete ? stop != frame.Length : !IsNext(frame, stop)) return Fail(out found);
        found = header;
        found.Next = frame.Length;
        if (moved != 0) Move(ref found, growths);
        return true;
    }

    /// <summary>Whether the frame has the template's bytes of a stretch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsSame(ReadOnlySpan<byte> frame, int start, int end, int shift)
    {
        const int Block = 32;
        var count = end - start;
        if (frame.Length - start - shift < Math.Max(count, Block)) return (uint)(start + shift) <= (uint)frame.Length && frame[(start + shift)..].StartsWith(bytes.AsSpan(start, count));
        ref var kept = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), start);
        ref var given = ref Unsafe.Add(ref MemoryMarshal.GetReference(frame), start + shift);

        // The last block of several overlaps the one before; a single one may be longer than the stretch.
        var differences = Vector256<byte>.Zero;
        var index = 0;
        for (; index < count - Block; index += Block) differences |= Vector256.LoadUnsafe(ref kept, (nuint)index) ^ Vector256.LoadUnsafe(ref given, (nuint)index);
        index = Math.Max(0, count - Block);
        var same = Vector256.Equals(differences, Vector256<byte>.Zero) & Vector256.Equals(Vector256.LoadUnsafe(ref kept, (nuint)index), Vector256.LoadUnsafe(ref given, (nuint)index));
        return count == 0 || ~same.ExtractMostSignificantBits() << Math.Max(0, Block - count) == 0;
    }

    /// <summary>The length of what is in a hole; -1 when it may not be there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SizeOf(ReadOnlySpan<byte> bytes, bool isNumber) => isNumber ? DigitsAt(bytes) : StringScan.PlainLength(bytes);

    /// <summary>The length of the whole number at the start; -1 when there is none, or one with a zero in front.</summary>
    private static int DigitsAt(ReadOnlySpan<byte> bytes)
    {
        var length = 0;
        while (length < bytes.Length && bytes[length] is >= (byte)'0' and <= (byte)'9') length++;
        return length == 0 || (length > 1 && bytes[0] == (byte)'0') ? -1 : length;
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
