namespace Framewright.Json.Blocks;

/// <summary>What all blocks have in common.</summary>
internal static class ByteBlock
{
    /// <summary>The length of a block.</summary>
    public const int Length = 64;

    /// <summary>Loads a block, or what is left of the frame with zeros behind it, which no JSON contains.</summary>
    public static TBlock LoadPadded<TBlock>(ReadOnlySpan<byte> bytes)
        where TBlock : struct, IByteBlock<TBlock>
    {
        if (bytes.Length >= Length)
            return TBlock.Load(bytes);
        Span<byte> padded = stackalloc byte[Length];
        padded.Clear();
        bytes.CopyTo(padded);
        return TBlock.Load(padded);
    }
}
