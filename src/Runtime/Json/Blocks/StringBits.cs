using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Framewright.Json.Blocks;

/// <summary>Tells, block after block, what lies within strings. Starts outside of any.</summary>
internal struct StringBits
{
    private const ulong OddBits = 0xAAAAAAAAAAAAAAAA;

    // All ones when a string goes on into the next block.
    private ulong insideBefore;

    // One when the next block's first byte is escaped.
    private ulong escapedBefore;

    /// <summary>The bytes of strings, from the opening quote up to the last before the closing one.</summary>
    public ulong Inside { get; private set; }

    /// <summary>Looks at the next block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Read<TBlock>(in TBlock block)
        where TBlock : struct, IByteBlock<TBlock>
    {
        var quotes = block.EqualTo((byte)'"');
        var backslashes = block.EqualTo((byte)'\\');
        if ((backslashes | escapedBefore) != 0)
            quotes &= ~Escaped(backslashes);

        Inside = PrefixXor(quotes) ^ insideBefore;
        insideBefore = (ulong)((long)Inside >> 63);
    }

    // Of a run of backslashes every second one is escaped, and what follows a run of odd length. Runs start at even or odd places; a subtraction lets
    // each run's bit ripple to its end, and the difference to the alternating pattern shows which.
    private ulong Escaped(ulong backslashes)
    {
        var starters = backslashes & ~escapedBefore;
        var ripple = ((starters << 1) | OddBits) - starters;
        var changed = ripple ^ OddBits;
        var escaped = changed ^ (backslashes | escapedBefore);
        escapedBefore = (changed & backslashes) >> 63;
        return escaped;
    }

    // Each bit becomes the parity of all bits up to it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PrefixXor(ulong bits)
    {
        if (Pclmulqdq.IsSupported)
            return Pclmulqdq.CarrylessMultiply(Vector128.CreateScalar(bits), Vector128<ulong>.AllBitsSet, 0).ToScalar();
        bits ^= bits << 1;
        bits ^= bits << 2;
        bits ^= bits << 4;
        bits ^= bits << 8;
        bits ^= bits << 16;
        return bits ^ (bits << 32);
    }
}
