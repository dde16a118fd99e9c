using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Framewright.Unicode;

/// <summary>With 32 bytes in a register. Its look-up knows halves of 16 only, so that the tables stand in both.</summary>
internal struct Utf8Stretch256 : IUtf8Stretch<Utf8Stretch256>
{
    private const int Count = 32;

    private readonly Vector256<byte> byHighHalfBefore = Vector256.Create(PairTables.ByHighHalfBefore);
    private readonly Vector256<byte> byLowHalfBefore = Vector256.Create(PairTables.ByLowHalfBefore);
    private readonly Vector256<byte> byHighHalf = Vector256.Create(PairTables.ByHighHalf);
    private Vector256<byte> wrong = Vector256<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Utf8Stretch256()
    {
    }

    public static int Length => 4 * Count;

    public readonly bool IsValid => wrong == Vector256<byte>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Utf8Stretch256 Create() => new();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAscii(ref byte text, nuint at)
    {
        var all = Load(ref text, at - 1) | Load(ref text, at) | Load(ref text, at + Count) | Load(ref text, at + (2 * Count)) | Load(ref text, at + (3 * Count));
        return all.ExtractMostSignificantBits() == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check(ref byte text, nuint at) =>
        wrong |= WrongAt(ref text, at) | WrongAt(ref text, at + Count) | WrongAt(ref text, at + (2 * Count)) | WrongAt(ref text, at + (3 * Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Vector256<byte> WrongAt(ref byte text, nuint at)
    {
        var before = Load(ref text, at - 1);
        var pairs = Avx2.Shuffle(byHighHalfBefore, HighHalves(before)) & Avx2.Shuffle(byLowHalfBefore, LowHalves(before)) & Avx2.Shuffle(byHighHalf, HighHalves(Load(ref text, at)));

        // Each is left with its highest bit where it is large enough: where a character of three bytes began two before, or one of four three before.
        var third = Vector256.SubtractSaturate(Load(ref text, at - 2), Vector256.Create((byte)(0xE0 - PairTables.TwoContinuations)));
        var fourth = Vector256.SubtractSaturate(Load(ref text, at - 3), Vector256.Create((byte)(0xF0 - PairTables.TwoContinuations)));
        return pairs ^ ((third | fourth) & Vector256.Create(PairTables.TwoContinuations));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> HighHalves(Vector256<byte> bytes) => LowHalves((bytes.AsUInt16() >>> 4).AsByte());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> LowHalves(Vector256<byte> bytes) => bytes & Vector256.Create((byte)0x0F);

    // All callers stay within what they were promised: from Behind bytes before the stretch to its end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Load(ref byte text, nuint at) => Vector256.LoadUnsafe(ref text, at);
}
