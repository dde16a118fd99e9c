using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Framewright.Json.Blocks;

/// <summary>A block in four registers. Without any the framework computes it byte by byte: slow, and the same result.</summary>
internal readonly struct Block128 : IByteBlock<Block128>
{
    private readonly Vector128<byte> first;
    private readonly Vector128<byte> second;
    private readonly Vector128<byte> third;
    private readonly Vector128<byte> fourth;

    private Block128(ReadOnlySpan<byte> bytes)
    {
        first = Vector128.Create(bytes);
        second = Vector128.Create(bytes[Vector128<byte>.Count..]);
        third = Vector128.Create(bytes[(2 * Vector128<byte>.Count)..]);
        fourth = Vector128.Create(bytes[(3 * Vector128<byte>.Count)..]);
    }

    public static Block128 Load(ReadOnlySpan<byte> bytes) => new(bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EqualTo(byte value)
    {
        var other = Vector128.Create(value);
        return Bits(Vector128.Equals(first, other), Vector128.Equals(second, other), Vector128.Equals(third, other), Vector128.Equals(fourth, other));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong EqualToEither(byte value, byte bit)
    {
        var (other, set) = (Vector128.Create(value), Vector128.Create(bit));
        return Bits(Vector128.Equals(first | set, other), Vector128.Equals(second | set, other), Vector128.Equals(third | set, other), Vector128.Equals(fourth | set, other));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector128<byte> first, Vector128<byte> second, Vector128<byte> third, Vector128<byte> fourth) =>
        first.ExtractMostSignificantBits()
        | ((ulong)second.ExtractMostSignificantBits() << Vector128<byte>.Count)
        | ((ulong)third.ExtractMostSignificantBits() << (2 * Vector128<byte>.Count))
        | ((ulong)fourth.ExtractMostSignificantBits() << (3 * Vector128<byte>.Count));
}
