using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Framewright.Unicode;

/// <summary>Sixteen bytes, on any processor that has them.</summary>
internal readonly struct ByteVector128(Vector128<byte> bytes) : IByteVector<ByteVector128>
{
    private readonly Vector128<byte> bytes = bytes;

    public static int Count => Vector128<byte>.Count;

    public bool IsAscii
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (bytes & Vector128.Create((byte)0x80)) == Vector128<byte>.Zero;
    }

    public bool IsZero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => bytes == Vector128<byte>.Zero;
    }

    public ByteVector128 HighHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((bytes.AsUInt16() >>> 4).AsByte() & Vector128.Create((byte)0x0F));
    }

    public ByteVector128 LowHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(bytes & Vector128.Create((byte)0x0F));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector128 Load(ref byte text, nuint at) => new(Vector128.LoadUnsafe(ref text, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector128 Repeat(byte value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector128 Repeat(Vector128<byte> values) => new(values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteVector128 LookUp(ByteVector128 table) => new(Vector128.ShuffleNative(table.bytes, bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteVector128 MinusOrZero(ByteVector128 other) => new(Vector128.SubtractSaturate(bytes, other.bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector128 operator |(ByteVector128 left, ByteVector128 right) => new(left.bytes | right.bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector128 operator &(ByteVector128 left, ByteVector128 right) => new(left.bytes & right.bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector128 operator ^(ByteVector128 left, ByteVector128 right) => new(left.bytes ^ right.bytes);
}
