using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Unicode;

namespace Framewright.Unicode;

/// <summary>Whether a text is valid UTF-8. The framework goes byte by byte from one character to the next where a text is not ASCII; this goes by registers.</summary>
internal static class Utf8Check
{
    // From here on the widest registers are quicker: shorter texts have too few stretches of them.
    private const int LongText = 1024;

    /// <summary>The width of the widest registers in use, in bits; 0 when the framework's check is.</summary>
    internal static int WidestVectors =>
        Vector512.IsHardwareAccelerated && Avx512BW.IsSupported ? 512
        : Vector256.IsHardwareAccelerated && Avx2.IsSupported ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    /// <summary>Whether a text is valid UTF-8; the same as <see cref="Utf8.IsValid"/>.</summary>
    /// <param name="text">The whole text, or a part of one that starts and ends with a character.</param>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (WidestVectors >= 512 && text.Length >= LongText)
            return IsValid<ByteVector512>(text);
        if (WidestVectors >= 256 && text.Length >= ShortestFor<ByteVector256>())
            return IsValid<ByteVector256>(text);
        return WidestVectors >= 128 && text.Length >= ShortestFor<ByteVector128>() ? IsValid<ByteVector128>(text) : IsValidWithout(text);
    }

    /// <summary>The length that a text needs for registers of a width: a stretch, and what it looks at before it.</summary>
    internal static int ShortestFor<TVector>()
        where TVector : struct, IByteVector<TVector> =>
        Utf8Stretch<TVector>.Length + Utf8Stretch<TVector>.Behind;

    /// <summary>The same with registers of one's choice.</summary>
    /// <param name="text">Not shorter than they need.</param>
    /// <typeparam name="TVector">The register, which the processor has to have.</typeparam>
    internal static bool IsValid<TVector>(ReadOnlySpan<byte> text)
        where TVector : struct, IByteVector<TVector>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(text.Length, ShortestFor<TVector>());

        // Nothing is wrong with ASCII at the start, and the first stretch has bytes before it to look at.
        if ((text[0] | text[1] | text[2]) >= 0x80)
            return IsValidWithout(text);

        // A stretch starts no earlier than behind the first three bytes, and no later than its length before the end, so that all of what is read lies within
        // the text. The last one overlaps the one before.
        ref var start = ref MemoryMarshal.GetReference(text);
        var last = (nuint)(text.Length - Utf8Stretch<TVector>.Length);
        for (nuint at = Utf8Stretch<TVector>.Behind; ; at = Next<TVector>(at, last))
        {
            if (!Utf8Stretch<TVector>.IsAscii(ref start, at))
                return IsValidFrom<TVector>(text, at) && !EndsWithinCharacter(text);
            if (at == last)
                return true;
        }
    }

    // The stretches from one on: that one, and those others that are not ASCII. A method of its own, for texts of ASCII need no tables.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsValidFrom<TVector>(ReadOnlySpan<byte> text, nuint at)
        where TVector : struct, IByteVector<TVector>
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var last = (nuint)(text.Length - Utf8Stretch<TVector>.Length);
        var stretch = new Utf8Stretch<TVector>();
        stretch.Check(ref start, at);
        while (at != last)
        {
            at = Next<TVector>(at, last);
            if (!Utf8Stretch<TVector>.IsAscii(ref start, at))
                stretch.Check(ref start, at);
        }

        return stretch.IsValid;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Next<TVector>(nuint at, nuint last)
        where TVector : struct, IByteVector<TVector> =>
        Math.Min(at + (nuint)Utf8Stretch<TVector>.Length, last);

    // A first byte too near to the end for what it announces; all else shows in the bytes behind it.
    private static bool EndsWithinCharacter(ReadOnlySpan<byte> text) => text[^1] >= 0xC0 || text[^2] >= 0xE0 || text[^3] >= 0xF0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsValidWithout(ReadOnlySpan<byte> text) => Utf8.IsValid(text);
}
