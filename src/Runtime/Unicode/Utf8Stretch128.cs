using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Framewright.Unicode;

/// <summary>With 16 bytes in a register, on any processor that has them.</summary>
internal struct Utf8Stretch128 : IUtf8Stretch<Utf8Stretch128>
{
    private const int Count = 16;

    private readonly Vector128<byte> byHighHalfBefore = PairTables.ByHighHalfBefore;
    private readonly Vector128<byte> byLowHalfBefore = PairTables.ByLowHalfBefore;
    private readonly Vector128<byte> byHighHalf = PairTables.ByHighHalf;
    private Vector128<byte> wrong = Vector128<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Utf8Stretch128()
    {
    }

    public static int Length => 4 * Count;

    public readonly bool IsValid => wrong == Vector128<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Utf8Stretch128 Create() => new();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAscii(ref byte text, nuint at)
    {
        var all = Load(ref text, at - 1) | Load(ref text, at) | Load(ref text, at + Count) | Load(ref text, at + (2 * Count)) | Load(ref text, at + (3 * Count));
        return (all & Vector128.Create((byte)0x80)) == Vector128<byte>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check(ref byte text, nuint at) =>
        wrong |= WrongAt(ref text, at) | WrongAt(ref text, at + Count) | WrongAt(ref text, at + (2 * Count)) | WrongAt(ref text, at + (3 * Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Vector128<byte> WrongAt(ref byte text, nuint at)
    {
        var before = Load(ref text, at - 1);
        var pairs = Vector128.ShuffleNative(byHighHalfBefore, HighHalves(before)) & Vector128.ShuffleNative(byLowHalfBefore, LowHalves(before)) & Vector128.ShuffleNative(byHighHalf, HighHalves(Load(ref text, at)));

        // Each is left with its highest bit where it is large enough: where a character of three bytes began two before, or one of four three before.
        var third = Vector128.SubtractSaturate(Load(ref text, at - 2), Vector128.Create((byte)(0xE0 - PairTables.TwoContinuations)));
        var fourth = Vector128.SubtractSaturate(Load(ref text, at - 3), Vector128.Create((byte)(0xF0 - PairTables.TwoContinuations)));
        return pairs ^ ((third | fourth) & Vector128.Create(PairTables.TwoContinuations));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> HighHalves(Vector128<byte> bytes) => LowHalves((bytes.AsUInt16() >>> 4).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LowHalves(Vector128<byte> bytes) => bytes & Vector128.Create((byte)0x0F);

    // All callers stay within what they were promised: from Behind bytes before the stretch to its end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Load(ref byte text, nuint at) => Vector128.LoadUnsafe(ref text, at);
}
