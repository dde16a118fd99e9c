using System.Runtime.CompilerServices;

namespace Framewright.Json.Blocks;

/// <summary>What all blocks have in common.</summary>
internal static class ByteBlock
{
    /// <summary>The length of a block.</summary>
    public const int Length = 64;

    /// <summary>Loads a block, or what is left of the frame with zeros behind it, which no JSON contains.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TBlock LoadPadded<TBlock>(ReadOnlySpan<byte> bytes)
        where TBlock : struct, IByteBlock<TBlock> =>
        bytes.Length >= Length ? TBlock.Load(bytes) : LoadRest<TBlock>(bytes);

    private static TBlock LoadRest<TBlock>(ReadOnlySpan<byte> bytes)
        where TBlock : struct, IByteBlock<TBlock>
    {
        Span<byte> padded = stackalloc byte[Length];
        padded.Clear();
        bytes.CopyTo(padded);
        return TBlock.Load(padded);
    }
}
