using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Framewright.Unicode;

/// <summary>Thirty-two bytes; looks up within each sixteen of them.</summary>
internal readonly struct ByteVector256(Vector256<byte> bytes) : IByteVector<ByteVector256>
{
    private readonly Vector256<byte> bytes = bytes;

    public static int Count => Vector256<byte>.Count;

    public bool IsAscii
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (bytes & Vector256.Create((byte)0x80)) == Vector256<byte>.Zero;
    }

    public bool IsZero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => bytes == Vector256<byte>.Zero;
    }

    public ByteVector256 HighHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((bytes.AsUInt16() >>> 4).AsByte() & Vector256.Create((byte)0x0F));
    }

    public ByteVector256 LowHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(bytes & Vector256.Create((byte)0x0F));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector256 Load(ref byte text, nuint at) => new(Vector256.LoadUnsafe(ref text, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector256 Repeat(byte value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector256 Repeat(Vector128<byte> values) => new(Vector256.Create(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteVector256 LookUp(ByteVector256 table) => new(Avx2.Shuffle(table.bytes, bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteVector256 MinusOrZero(ByteVector256 other) => new(Vector256.SubtractSaturate(bytes, other.bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector256 operator |(ByteVector256 left, ByteVector256 right) => new(left.bytes | right.bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector256 operator &(ByteVector256 left, ByteVector256 right) => new(left.bytes & right.bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector256 operator ^(ByteVector256 left, ByteVector256 right) => new(left.bytes ^ right.bytes);
}
