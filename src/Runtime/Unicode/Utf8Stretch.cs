using System.Runtime.CompilerServices;

namespace Framewright.Unicode;

/// <summary>Checks four registers of a text at a time, each byte with the three before it, and keeps what was wrong.</summary>
/// <typeparam name="TVector">The register.</typeparam>
internal struct Utf8Stretch<TVector>
    where TVector : struct, IByteVector<TVector>
{
    /// <summary>How far behind its start a stretch looks: a character's first byte is at most so far away from its last.</summary>
    public const int Behind = 3;

    private readonly TVector byHighHalfBefore = TVector.Repeat(PairTables.ByHighHalfBefore);
    private readonly TVector byLowHalfBefore = TVector.Repeat(PairTables.ByLowHalfBefore);
    private readonly TVector byHighHalf = TVector.Repeat(PairTables.ByHighHalf);
    private TVector wrong = default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Utf8Stretch()
    {
    }

    /// <summary>The length of a stretch.</summary>
    public static int Length => 4 * TVector.Count;

    /// <summary>Whether nothing was wrong in the stretches that were checked.</summary>
    public readonly bool IsValid
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => wrong.IsZero;
    }

    /// <summary>Whether a stretch and the byte before it are ASCII, so that nothing can be wrong in it that is not before it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the stretch starts in it. It lies within the text, and so do <see cref="Behind"/> bytes before it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAscii(ref byte text, nuint at)
    {
        var count = (nuint)TVector.Count;
        return (TVector.Load(ref text, at - 1) | TVector.Load(ref text, at) | TVector.Load(ref text, at + count)
            | TVector.Load(ref text, at + (2 * count)) | TVector.Load(ref text, at + (3 * count))).IsAscii;
    }

    /// <summary>Checks a stretch.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the stretch starts in it; as above.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Check(ref byte text, nuint at)
    {
        var count = (nuint)TVector.Count;
        wrong |= WrongAt(ref text, at) | WrongAt(ref text, at + count) | WrongAt(ref text, at + (2 * count)) | WrongAt(ref text, at + (3 * count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly TVector WrongAt(ref byte text, nuint at)
    {
        var before = TVector.Load(ref text, at - 1);
        var pairs = before.HighHalves.LookUp(byHighHalfBefore) & before.LowHalves.LookUp(byLowHalfBefore) & TVector.Load(ref text, at).HighHalves.LookUp(byHighHalf);

        // The highest bit stays where a character of three bytes began two before, or one of four three before.
        var third = TVector.Load(ref text, at - 2).MinusOrZero(TVector.Repeat(0xE0 - PairTables.TwoContinuations));
        var fourth = TVector.Load(ref text, at - 3).MinusOrZero(TVector.Repeat(0xF0 - PairTables.TwoContinuations));
        return pairs ^ ((third | fourth) & TVector.Repeat(PairTables.TwoContinuations));
    }
}
