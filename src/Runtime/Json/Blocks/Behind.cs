using System.Runtime.CompilerServices;

namespace Framewright.Json.Blocks;

/// <summary>Shifts a question to the bytes behind: those of the block, and the first one of the next.</summary>
internal struct Behind
{
    private ulong first;

    /// <summary>The bytes behind those given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Shift(ulong bytes)
    {
        var behind = (bytes << 1) | first;
        first = bytes >> (ByteBlock.Length - 1);
        return behind;
    }
}
