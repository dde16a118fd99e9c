using System.Numerics;
using System.Runtime.Intrinsics;

namespace Framewright.Json.Blocks;

/// <summary>Finds the end of an array or object by its brackets alone, 64 bytes at a time: for frames that are trusted to be JSON.</summary>
internal static class ContainerScan
{
    // A bracket that opens differs from the other kind's by this bit, and so does one that closes.
    private const byte Curl = 0x20;

    /// <summary>The length of the array or object that the bytes start with; 0 when they end before it.</summary>
    public static int LengthAt(ReadOnlySpan<byte> bytes)
    {
        if (Vector512.IsHardwareAccelerated)
            return LengthAt<Block512>(bytes);
        return Vector256.IsHardwareAccelerated ? LengthAt<Block256>(bytes) : LengthAt<Block128>(bytes);
    }

    /// <summary>The same with blocks of one's choice.</summary>
    internal static int LengthAt<TBlock>(ReadOnlySpan<byte> bytes)
        where TBlock : struct, IByteBlock<TBlock>
    {
        var strings = default(StringBits);
        var open = 0;
        for (var at = 0; at < bytes.Length; at += ByteBlock.Length)
        {
            var block = ByteBlock.LoadPadded<TBlock>(bytes[at..]);
            strings.Read(block);
            var opening = block.EqualToEither((byte)'{', Curl) & ~strings.Inside;
            var closing = block.EqualToEither((byte)'}', Curl) & ~strings.Inside;
            var closed = BitOperations.PopCount(closing);
            if (closed >= open)
            {
                var end = EndIn(opening, closing, open);
                if (end > 0)
                    return at + end;
            }

            open += BitOperations.PopCount(opening) - closed;
        }

        return 0;
    }

    // As many levels close in the block as are open, so that it may end here; unless others open before.
    private static int EndIn(ulong opening, ulong closing, int open)
    {
        for (; closing != 0; closing &= closing - 1)
        {
            var bracket = closing & (0 - closing);
            if (open + BitOperations.PopCount(opening & (bracket - 1)) == 1)
                return BitOperations.TrailingZeroCount(bracket) + 1;
            open--;
        }

        return 0;
    }
}
