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

    // By brackets alone, where that pays.
    private bool TrySkipToBracket()
    {
        if (!Vector128.IsHardwareAccelerated || depth == MaxDepth || !(At((byte)'{') || At((byte)'[')))
            return false;
        var bytes = frame[position..];
        var length = bytes.Length > 1 && bytes[1] == bytes[0] + 2 ? 2 : ContainerScan.LengthAt(bytes);
        position += length;
        return length > 0;
    }

    // Not recursive, so that no input can exhaust the stack. One bit for each open level tells whether it is an object; MaxDepth of them fit.
    // The position stays in a local for as long as everything is as usual; whatever is not goes the general way, which wants it in its field.
    private void SkipValue()
    {
        var outer = depth;
        var objects = 0UL;
        var at = position;
        while (true)
        {
            if (!TryPassShortString(ref at))
            {
                if (TryOpenUsual(ref at, ref objects))
                    continue;
                position = at;
                var isInside = EnterOrSkip(ref objects);
                at = position;
                if (isInside)
                    continue;
            }

            while (true)
            {
                if (depth == outer)
                {
                    position = at;
                    return;
                }

                if (TryPassComma(ref at, objects))
                    break;
                if (At(at, (objects & 1) != 0 ? (byte)'}' : (byte)']'))
                {
                    at++;
                    depth--;
                    objects >>= 1;
                    continue;
                }

                position = at;
                var goesOn = GoOn(objects);
                at = position;
                if (goesOn)
                    break;
                objects >>= 1;
            }
        }
    }

    // A string without escapes that ends within a block.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryPassShortString(ref int at)
    {
        if (!Has(at, 1 + Vector256<byte>.Count) || ByteAt(at) != (byte)'"')
            return false;
        var stops = StringScan.StopsIn(Vector256.LoadUnsafe(in ByteAt(at + 1)));
        var end = at + 1 + BitOperations.TrailingZeroCount(stops);
        if (stops == 0 || ByteAt(end) != (byte)'"')
            return false;
        at = end + 1;
        return true;
    }

    // Such a string and a colon behind it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryPassShortName(ref int at)
    {
        if (!Has(at, 2 + Vector256<byte>.Count) || ByteAt(at) != (byte)'"')
            return false;
        var stops = StringScan.StopsIn(Vector256.LoadUnsafe(in ByteAt(at + 1)));
        var end = at + 1 + BitOperations.TrailingZeroCount(stops);
        if (stops == 0 || ByteAt(end) != (byte)'"' || ByteAt(end + 1) != (byte)':')
            return false;
        at = end + 2;
        return true;
    }

    // An array that is not empty, or an object and its first name.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryOpenUsual(ref int at, ref ulong objects)
    {
        if (!Has(at, 2) || depth == MaxDepth)
            return false;
        if (ByteAt(at) == (byte)'{')
        {
            var name = at + 1;
            if (!TryPassShortName(ref name))
                return false;
            at = name;
            objects = (objects << 1) | 1;
        }
        else
        {
            if (ByteAt(at) != (byte)'[' || ByteAt(at + 1) is not ((byte)'{' or (byte)'"' or (byte)'['))
                return false;
            at++;
            objects <<= 1;
        }

        depth++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryPassComma(ref int at, ulong objects)
    {
        if (!At(at, (byte)','))
            return false;
        var next = at + 1;
        if ((objects & 1) != 0 && !TryPassShortName(ref next))
            return false;
        at = next;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool At(int at, byte expected) => (uint)at < (uint)frame.Length && ByteAt(at) == expected;

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
