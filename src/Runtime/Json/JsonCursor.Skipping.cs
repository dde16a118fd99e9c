using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Framewright.Json.Blocks;
using Framewright.Protocol;

namespace Framewright.Json;

/// <content>Passing over values that nobody reads.</content>
public ref partial struct JsonCursor
{
    /// <summary>Skips one value of any kind, and checks it as strictly as this cursor was told to.</summary>
    /// <returns>Where it lies, quotes and brackets included.</returns>
    public TokenRange Skip()
    {
        SkipWhiteSpace();
        var start = position;
        if (checks == JsonChecks.Strict || !TrySkipToBracket())
            SkipValue();
        return new TokenRange(start, position - start);
    }

    /// <summary>Skips one value as <see cref="Skip()"/> does; containers by what earlier ones were like.</summary>
    /// <param name="scratch">Keeps what was learnt.</param>
    /// <remarks>What was learnt holds at every depth that leaves room for all of its levels.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal TokenRange Skip(ViewScratch scratch) =>
        checks == JsonChecks.Strict && depth <= MaxDepth - StretchMemo.MaxLevels && scratch.Stretches is { } memo ? SkipAsBefore(memo) : Skip();

    private TokenRange SkipAsBefore(StretchMemo memo)
    {
        SkipWhiteSpace();
        if (!At((byte)'{') && !At((byte)'['))
            return Skip();
        var start = position;
        SkipContainer(memo);
        return new TokenRange(start, position - start);
    }

    // By brackets alone, 64 bytes at a time, where that pays.
    private bool TrySkipToBracket()
    {
        if (!Vector128.IsHardwareAccelerated || depth == MaxDepth || !(At((byte)'{') || At((byte)'[')))
            return false;
        var bytes = frame[position..];
        var length = bytes.Length > 1 && bytes[1] == bytes[0] + 2 ? 2 : ContainerScan.LengthAt(bytes);
        position += length;
        return length > 0;
    }

    private void SkipValue()
    {
        var objects = 0UL;
        Walk(depth, ref objects, isBehind: false, stopsAtText: false);
    }

    // From text to text, as containers went before.
    private void SkipContainer(StretchMemo memo)
    {
        var outer = depth;
        var at = position;
        var last = StretchMemo.Before(frame[at..]);
        var open = StretchMemo.Outside;
        while (true)
        {
            if (!memo.TryPass(frame, ref at, ref open, ref last) && !memo.TryPassOther(frame, ref at, ref open, ref last))
            {
                position = at;
                (open, last) = WalkStretch(memo, outer, open, last);
                at = position;
            }

            if (open == StretchMemo.Outside)
            {
                position = at;
                return;
            }

            at = EndOfText(at);
        }
    }

    // What did not come before, from a text's closing quote or the container's start up to the next text, or to the container's end.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private (ulong Open, int Last) WalkStretch(StretchMemo memo, int outer, ulong open, int last)
    {
        var start = position;
        var levels = BitOperations.Log2(open);
        var objects = open ^ (1UL << levels);
        var isInside = levels > 0;
        depth = outer + levels;
        if (isInside)
            position++;
        isInside = Walk(outer, ref objects, isInside, stopsAtText: true);

        // Too deep for the memo: texts are walked as well, until it is no more.
        while (isInside && depth - outer > StretchMemo.MaxLevels)
        {
            position = EndOfText(position) + 1;
            isInside = Walk(outer, ref objects, isBehind: true, stopsAtText: true);
        }

        var behind = isInside ? objects | (1UL << (depth - outer)) : StretchMemo.Outside;
        memo.Learn(frame[start..position], open, behind, ref last);
        depth = outer;
        return (behind, last);
    }

    // The place of the quote that closes a text, from its first byte.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int EndOfText(int at)
    {
        while (Has(at, Vector256<byte>.Count))
        {
            var stops = StringScan.StopsIn(Vector256.LoadUnsafe(in ByteAt(at)));
            if (stops != 0)
            {
                at += BitOperations.TrailingZeroCount(stops);
                if (ByteAt(at) == (byte)'"')
                    return at;
                break;
            }

            at += Vector256<byte>.Count;
        }

        return EndOfUnusualText(at);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int EndOfUnusualText(int at)
    {
        position = at + StringScan.PlainLength(frame[at..]);
        ReadEscapedString(at);
        return position - 1;
    }

    // Goes on from value to value: true at the first byte of a text, if it is to stop there; false behind the outermost value.
    // Not recursive, so that no input can exhaust the stack. One bit for each open level tells whether it is an object; MaxDepth of them fit.
    // The position stays in a local for as long as everything is as usual; whatever is not goes the general way, which wants it in its field.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool Walk(int outer, ref ulong objects, bool isBehind, bool stopsAtText)
    {
        var at = position;
        var open = objects;
        while (true)
        {
            if (isBehind)
            {
                if (depth == outer)
                {
                    position = at;
                    return false;
                }

                if (TryClose(ref at, ref open))
                    continue;
                if (!TryPassComma(ref at, open))
                {
                    position = at;
                    var goesOn = GoOn(open);
                    at = position;
                    if (!goesOn)
                    {
                        open >>= 1;
                        continue;
                    }
                }
            }

            if (stopsAtText && IsTextNext(ref at))
            {
                objects = open;
                return true;
            }

            isBehind = TryPassShortString(ref at);
            if (isBehind || TryOpen(ref at, ref open))
                continue;
            position = at;
            isBehind = !EnterOrSkip(ref open);
            at = position;
        }
    }

    private bool IsTextNext(ref int at)
    {
        position = at;
        SkipWhiteSpace();
        at = position;
        if (!At((byte)'"'))
            return false;
        position++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryPassShortString(ref int at) => ReadShortText(ref at) != default;

    // Such a string with a colon behind it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryPassShortName(ref int at)
    {
        // One byte more than the string takes at most: the colon.
        if (!Has(at, 1 + Vector256<byte>.Count + 2))
            return false;
        var end = at;
        if (!TryPassShortString(ref end) || ByteAt(end) != (byte)':')
            return false;
        at = end + 1;
        return true;
    }

    // An array whose first value is right behind it, or an object and its first name.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryOpen(ref int at, ref ulong objects)
    {
        if (!Has(at, 2) || depth == MaxDepth)
            return false;
        var isObject = ByteAt(at) == (byte)'{';
        var inside = at + 1;
        if (isObject ? !TryPassShortName(ref inside) : ByteAt(at) != (byte)'[' || ByteAt(inside) is not ((byte)'{' or (byte)'"' or (byte)'['))
            return false;
        at = inside;
        depth++;
        objects = (objects << 1) | (isObject ? 1UL : 0);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryClose(ref int at, ref ulong objects)
    {
        if (!Has(at, 1) || ByteAt(at) != ((objects & 1) != 0 ? (byte)'}' : (byte)']'))
            return false;
        at++;
        depth--;
        objects >>= 1;
        return true;
    }

    // A comma and, in an object, the name behind it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryPassComma(ref int at, ulong objects)
    {
        if (!Has(at, 1) || ByteAt(at) != (byte)',')
            return false;
        var next = at + 1;
        if ((objects & 1) != 0 && !TryPassShortName(ref next))
            return false;
        at = next;
        return true;
    }

    // True inside of an array or object, before its first value; false behind any other value.
    private bool EnterOrSkip(ref ulong objects)
    {
        SkipWhiteSpace();
        switch (position < frame.Length ? frame[position] : 0)
        {
            case (byte)'"':
                ReadString();
                return false;
            case (byte)'{' when EnterObject():
                objects = (objects << 1) | 1;
                ReadNameText();
                return true;
            case (byte)'[' when EnterArray():
                objects <<= 1;
                return true;
            case (byte)'{' or (byte)'[':
                return false;
            default:
                SkipLiteralOrNumber();
                return false;
        }
    }

    // True before the next value of the innermost array or object; false behind it.
    private bool GoOn(ulong objects)
    {
        if ((objects & 1) == 0)
            return NextElement();
        if (!NextMember())
            return false;
        ReadNameText();
        return true;
    }
}
