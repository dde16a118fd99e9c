using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Framewright.Json.Blocks;

/// <summary>Checks a whole array or object without white space, 64 bytes at a time, and finds its end.</summary>
/// <remarks>
/// It only ever says yes: what it does not know to be valid, white space included, is left to the exact walk. Three things make a text valid. Neighbouring
/// bytes outside of strings go together (masks, shifted by one). Strings are names where a name has to be, and only there: whether a string may be one is
/// known where it starts, and told at its end by a sum that ripples through it. Brackets match, and commas between them are followed by what their
/// innermost bracket asks for: the one part that is a loop, over brackets only.
/// </remarks>
internal static class CompactGrammar
{
    /// <summary>The length of the array or object that the bytes start with.</summary>
    /// <param name="bytes">Starts with its bracket.</param>
    /// <param name="levels">How deep it may be nested, itself included; at most 64.</param>
    /// <returns>0 when it is not known to be valid.</returns>
    public static int LengthAt(ReadOnlySpan<byte> bytes, int levels)
    {
        if (Vector512.IsHardwareAccelerated)
            return LengthAt<Block512>(bytes, levels);
        return Vector256.IsHardwareAccelerated ? LengthAt<Block256>(bytes, levels) : LengthAt<Block128>(bytes, levels);
    }

    /// <summary>The same with blocks of one's choice.</summary>
    internal static int LengthAt<TBlock>(ReadOnlySpan<byte> bytes, int levels)
        where TBlock : struct, IByteBlock<TBlock>
    {
        var strings = default(StringBits);
        var neighbours = default(Neighbours);
        var nesting = new Nesting(levels);
        var scalarsEnd = 0;
        for (var at = 0; at < bytes.Length; at += ByteBlock.Length)
        {
            var block = ByteBlock.LoadPadded<TBlock>(bytes[at..]);
            strings.Read(block);
            neighbours.Read(block, strings);
            var end = nesting.Read(neighbours, out var inObject);
            if (end == Nesting.MayBeTooDeep)
                return 0;

            // What lies behind the container's end is somebody else's.
            var counts = end == Nesting.GoesOn ? ulong.MaxValue : ulong.MaxValue >> (ByteBlock.Length - end);
            var wrong = neighbours.Wrong | (neighbours.WrongInObject & inObject) | (neighbours.WrongInArray & ~inObject);
            if ((wrong & counts) != 0 || !AreValuesValid(block, strings, neighbours, counts, bytes, at, ref scalarsEnd))
                return 0;
            if (end != Nesting.GoesOn)
                return at + end;
        }

        return 0;
    }

    // What masks do not tell: escapes, and scalars other than digits without a leading zero. Few, so they are looked at one by one.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreValuesValid<TBlock>(in TBlock block, in StringBits strings, in Neighbours neighbours, ulong counts, ReadOnlySpan<byte> bytes, int at, ref int scalarsEnd)
        where TBlock : struct, IByteBlock<TBlock>
    {
        var controls = block.InRange(0, (byte)' ') & strings.Inside;
        var escapes = strings.Escapes & strings.Inside & counts;
        var scalars = neighbours.Scalars & counts;
        return (controls & counts) == 0
            && (escapes == 0 || AreEscapes(escapes, bytes, at))
            && (scalars == 0 || AreScalars(block, scalars, neighbours.ScalarStarts, bytes, at, ref scalarsEnd));
    }

    private static bool AreEscapes(ulong escapes, ReadOnlySpan<byte> bytes, int at)
    {
        for (; escapes != 0; escapes &= escapes - 1)
        {
            if (JsonEscapes.LengthAt(bytes[(at + BitOperations.TrailingZeroCount(escapes))..]) == 0)
                return false;
        }

        return true;
    }

    private static bool AreScalars<TBlock>(in TBlock block, ulong scalars, ulong starts, ReadOnlySpan<byte> bytes, int at, ref int scalarsEnd)
        where TBlock : struct, IByteBlock<TBlock>
    {
        var others = scalars & (~block.InRange((byte)'0', 10) | (starts & block.EqualTo((byte)'0')));
        return others == 0 || AreOthers(others, starts, bytes, at, ref scalarsEnd);
    }

    // Each scalar that is not of digits only, from its start to its end, which may lie in a later block. One that looked like digits in an earlier block is
    // left to the exact walk.
    private static bool AreOthers(ulong others, ulong starts, ReadOnlySpan<byte> bytes, int at, ref int scalarsEnd)
    {
        others &= From(scalarsEnd - at);
        while (others != 0)
        {
            var upTo = starts & (others ^ (others - 1));
            if (upTo == 0)
                return false;
            var start = at + BitOperations.Log2(upTo);

            // The zeros behind the frame are scalars too, as far as masks go.
            if (start >= bytes.Length)
                return false;
            scalarsEnd = start + ScalarLengthAt(bytes[start..]);
            if (scalarsEnd == start)
                return false;
            others &= From(scalarsEnd - at);
        }

        return true;
    }

    // The bits from one on, which may lie before the block or behind it.
    private static ulong From(int bit) => bit <= 0 ? ulong.MaxValue : bit >= ByteBlock.Length ? 0 : ulong.MaxValue << bit;

    // Only up to what ends a scalar in compact JSON: the rest of the run of bytes would otherwise be taken for a part of it.
    private static int ScalarLengthAt(ReadOnlySpan<byte> bytes)
    {
        var length = bytes[0] is (byte)'t' or (byte)'f' or (byte)'n' ? JsonLiteral.LengthAt(bytes) : JsonNumber.LengthAt(bytes);
        return length < bytes.Length && bytes[length] is (byte)',' or (byte)'}' or (byte)']' ? length : 0;
    }
}
