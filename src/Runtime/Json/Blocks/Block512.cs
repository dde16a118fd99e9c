using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Framewright.Json.Blocks;

/// <summary>A block in one register.</summary>
internal readonly struct Block512 : IByteBlock<Block512>
{
    private readonly Vector512<byte> bytes;

    private Block512(Vector512<byte> bytes) => this.bytes = bytes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block512 Load(ReadOnlySpan<byte> bytes) => new(Vector512.Create(bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EqualTo(byte value) => Vector512.Equals(bytes, Vector512.Create(value)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EqualToEither(byte value, byte bit) => Vector512.Equals(bytes | Vector512.Create(bit), Vector512.Create(value)).ExtractMostSignificantBits();
}
