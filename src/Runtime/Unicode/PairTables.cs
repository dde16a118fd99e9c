using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Framewright.Unicode;

/// <summary>What may be wrong with a byte and the one before it: one bit for each mistake, by the halves that decide about it.</summary>
/// <remarks>A mistake is made where all three tables have its bit. The idea is that of Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte".</remarks>
internal static class PairTables
{
    /// <summary>Two continuations: right where the second one is a character's third or fourth byte, and only there.</summary>
    public const byte TwoContinuations = 1 << 7;

    // A first byte of several, and nothing that continues it.
    private const byte TooShort = 1 << 0;

    // A continuation behind ASCII.
    private const byte TooLong = 1 << 1;

    // C0 and C1: two bytes for what takes one.
    private const byte WideTwo = 1 << 2;

    // E0, then 80 to 9F: three bytes for what takes fewer.
    private const byte WideThree = 1 << 3;

    // ED, then A0 to BF: half of a pair of UTF-16.
    private const byte Surrogate = 1 << 4;

    // F4 and above, then 90 to BF: beyond U+10FFFF.
    private const byte TooLarge = 1 << 5;

    // Then 80 to 8F: after F0 four bytes for what takes fewer, from F5 on beyond U+10FFFF.
    private const byte WideFourOrTooLarge = 1 << 6;

    // What does not depend on the low half of the byte before.
    private const byte Any = TooShort | TooLong | TwoContinuations;

    private const byte AboveF4 = Any | TooLarge | WideFourOrTooLarge;

    private const byte Continued = TooLong | WideTwo | TwoContinuations;

    /// <summary>By the high half of the byte before.</summary>
    public static Vector128<byte> ByHighHalfBefore
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(
            TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong, TooLong,
            TwoContinuations, TwoContinuations, TwoContinuations, TwoContinuations,
            TooShort | WideTwo, TooShort, TooShort | WideThree | Surrogate, TooShort | TooLarge | WideFourOrTooLarge);
    }

    /// <summary>By the low half of the byte before.</summary>
    public static Vector128<byte> ByLowHalfBefore
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(
            Any | WideTwo | WideThree | WideFourOrTooLarge, Any | WideTwo, Any, Any,
            Any | TooLarge, AboveF4, AboveF4, AboveF4, AboveF4, AboveF4, AboveF4, AboveF4, AboveF4, AboveF4 | Surrogate, AboveF4, AboveF4);
    }

    /// <summary>By the high half of the byte itself.</summary>
    public static Vector128<byte> ByHighHalf
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create(
            TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort, TooShort,
            Continued | WideThree | WideFourOrTooLarge, Continued | WideThree | TooLarge, Continued | Surrogate | TooLarge, Continued | Surrogate | TooLarge,
            TooShort, TooShort, TooShort, TooShort);
    }
}
