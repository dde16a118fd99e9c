using Framewright.Json;
using Framewright.Json.Blocks;
using Framewright.Subscriptions;

namespace Framewright.Protocol;

/// <summary>One header that was read before, as bytes with holes. A frame whose bytes are the same outside of the holes has the same header but for its offsets.</summary>
/// <remarks>
/// Why that is so: what a protocol's reader decides depends on the structure of the bytes that it walks, on the names in them and on the values that its rules test. All of these lie outside of
/// holes and are equal byte for byte. A hole holds a plain text (no quote, no escape, no control character) or a whole number, neither of which changes the structure, and
/// was one of the same kind in the frame that the template was made of. Of what follows, the reader has seen the kind of the next value at most, which has to be the same.
/// A hole is open once it was different; until then it is compared with the rest. Written and read by one reader.
/// </remarks>
/// <param name="hash">How the route table hashes, so that what the route has in common with the template is hashed once.</param>
internal sealed partial class HeaderTemplate(RouteHash hash = default)
{
    /// <summary>The longest header that is kept.</summary>
    public const int MaxLength = 256;

    // What a hole's text is overwritten with where it is not kept: a byte that a plain text may hold, so that a frame that has it is right, too.
    private const byte Blank = 0x7F;
    private const int LongestKept = 4;

    // Behind the header lies room for a whole block to be read.
    private readonly byte[] bytes = new byte[MaxLength + ByteStretch.Margin];
    private readonly HeaderHole[] holes = new HeaderHole[HeaderHole.MaxCount];
    private readonly HeaderStretch[] stretches = new HeaderStretch[HeaderHole.MaxCount + 1];
    private readonly HeaderField[] fields = new HeaderField[HeaderField.MaxCount];
    private readonly RouteHash hash = hash;
    private FrameHeader header;
    private ulong routeCode;
    private JsonKind next;
    private byte nextByte;
    private int length;
    private int longestFrame = -1;
    private int holeCount;
    private uint openHoles;
    private int openCount;
    private int fieldCount;

    /// <summary>What tells templates apart before they are compared: the word at <see cref="FirstWord.Offset"/>, as far as no hole comes before it.</summary>
    public FirstWord Word { get; private set; } = FirstWord.OfNone;

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
        longestFrame = -1;
        Word = FirstWord.OfNone;
        var walked = frame[..read.Walked];
        var scan = new HoleScan<TProtocol>(walked, holes);
        if (!scan.TryWalk()) return false;
        (length, holeCount) = (read.Walked, scan.Count);
        walked.CopyTo(bytes);
        header = read;
        nextByte = read.IsComplete ? (byte)0 : frame[read.Walked];
        next = KindAt(frame, read.Walked);
        Word = FirstWord.Of(walked[..(holeCount > 0 ? holes[0].Start : length)]);
        for (var index = 0; index < holeCount; index++) BlankUnlessReported(holes[index]);
        PlaceFields();
        Open(0);
        longestFrame = Slot.MaxLength;
        return true;
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
            if (IsWithin(hole, HeaderField.RangeIn(header, number))) return;
        }

        bytes.AsSpan(hole.Start, hole.End - hole.Start).Fill(Blank);
    }

    /// <summary>Lays the stretches between the holes that are open.</summary>
    private void Open(uint open)
    {
        (openHoles, openCount) = (open, 0);
        var at = 0;
        for (var index = 0; index < holeCount; index++)
        {
            if ((open >> index & 1) == 0) continue;
            var (start, end, isNumber) = holes[index];
            stretches[openCount++] = new HeaderStretch(at, start - at, index, end - start, isNumber);
            at = end;
        }

        stretches[openCount] = new HeaderStretch(at, length - at);
        HashRoute();
    }

    /// <summary>Hashes those values of the route that lie in stretches, and says how the others count.</summary>
    private void HashRoute()
    {
        var count = RouteKey.CountOf(header);
        routeCode = hash.Start * hash.FactorOf(count);
        header.IsPlain = true;
        for (var index = 0; index < count; index++)
        {
            var token = header.Route[index];
            var factor = hash.FactorOf(count - 1 - index);
            var opened = FindOpen(token);
            if (opened < 0) routeCode += hash.Of(RouteKey.Content(token.Of(bytes))) * factor;
            else if (!stretches[opened].IsNumber && stretches[opened].HoleSize == token.Length - 2) stretches[opened] = stretches[opened] with { RouteFactor = factor };
            else header.IsPlain = false;
        }
    }

    /// <summary>The stretch before an open hole of a value; -1 when all of its holes are closed.</summary>
    private int FindOpen(TokenRange token)
    {
        for (var index = 0; index < openCount; index++)
        {
            if (IsWithin(holes[stretches[index].Hole], token)) return index;
        }

        return -1;
    }

    private static bool IsWithin(HeaderHole hole, TokenRange range) => range.Start <= hole.Start && hole.End <= range.Start + range.Length;
}
