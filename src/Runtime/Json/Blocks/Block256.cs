using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Framewright.Json.Blocks;

/// <summary>A block in two registers.</summary>
internal readonly struct Block256 : IByteBlock<Block256>
{
    private readonly Vector256<byte> low;
    private readonly Vector256<byte> high;

    private Block256(Vector256<byte> low, Vector256<byte> high)
    {
        this.low = low;
        this.high = high;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Block256 Load(ReadOnlySpan<byte> bytes) => new(Vector256.Create(bytes), Vector256.Create(bytes[Vector256<byte>.Count..]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EqualTo(byte value)
    {
        var other = Vector256.Create(value);
        return Bits(Vector256.Equals(low, other), Vector256.Equals(high, other));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EqualToEither(byte value, byte bit)
    {
        var (other, set) = (Vector256.Create(value), Vector256.Create(bit));
        return Bits(Vector256.Equals(low | set, other), Vector256.Equals(high | set, other));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << Vector256<byte>.Count);
}
