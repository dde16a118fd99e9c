using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Framewright.Unicode;

/// <summary>Sixty-four bytes; looks up within each sixteen of them.</summary>
internal readonly struct ByteVector512(Vector512<byte> bytes) : IByteVector<ByteVector512>
{
    private readonly Vector512<byte> bytes = bytes;

    public static int Count => Vector512<byte>.Count;

    public bool IsAscii
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (bytes & Vector512.Create((byte)0x80)) == Vector512<byte>.Zero;
    }

    public bool IsZero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => bytes == Vector512<byte>.Zero;
    }

    public ByteVector512 HighHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new((bytes.AsUInt16() >>> 4).AsByte() & Vector512.Create((byte)0x0F));
    }

    public ByteVector512 LowHalves
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(bytes & Vector512.Create((byte)0x0F));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector512 Load(ref byte text, nuint at) => new(Vector512.LoadUnsafe(ref text, at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector512 Repeat(byte value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector512 Repeat(Vector128<byte> values) => new(Vector512.Create(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteVector512 LookUp(ByteVector512 table) => new(Avx512BW.Shuffle(table.bytes, bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ByteVector512 MinusOrZero(ByteVector512 other) => new(Vector512.SubtractSaturate(bytes, other.bytes));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector512 operator |(ByteVector512 left, ByteVector512 right) => new(left.bytes | right.bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector512 operator &(ByteVector512 left, ByteVector512 right) => new(left.bytes & right.bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ByteVector512 operator ^(ByteVector512 left, ByteVector512 right) => new(left.bytes ^ right.bytes);
}
