using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Unicode;

namespace Framewright.Unicode;

/// <summary>Whether a text is valid UTF-8. The framework's check goes on byte by byte where a text is not ASCII; this one goes on by registers.</summary>
internal static class Utf8Check
{
    /// <summary>How far before its start a stretch looks: from a character's last byte to its first.</summary>
    public const int Behind = 3;

    /// <summary>The width of the widest registers in use, in bits; 0 where the framework's check is. Registers of 512 bits were no quicker.</summary>
    internal static int WidestVectors =>
        Vector256.IsHardwareAccelerated && Avx2.IsSupported ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 0;

    /// <summary>Whether a text is valid UTF-8; says the same as <see cref="Utf8.IsValid"/>.</summary>
    /// <param name="text">All of it, or a part that starts and ends with a character.</param>
    public static bool IsValid(ReadOnlySpan<byte> text)
    {
        if (WidestVectors >= 256 && text.Length >= ShortestFor<Utf8Stretch256>())
            return IsValid<Utf8Stretch256>(text);
        return WidestVectors >= 128 && text.Length >= ShortestFor<Utf8Stretch128>() ? IsValid<Utf8Stretch128>(text) : IsValidWithout(text);
    }

    /// <summary>The length of the shortest text that stretches of a width can check.</summary>
    internal static int ShortestFor<TStretch>()
        where TStretch : struct, IUtf8Stretch<TStretch> =>
        Behind + TStretch.Length;

    /// <summary>The same with registers of one's choice.</summary>
    /// <param name="text">Not shorter than they need.</param>
    /// <typeparam name="TStretch">Has registers of a width that the processor has.</typeparam>
    internal static bool IsValid<TStretch>(ReadOnlySpan<byte> text)
        where TStretch : struct, IUtf8Stretch<TStretch>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(text.Length, ShortestFor<TStretch>());

        // Where the first stretch looks for the bytes before it, ASCII cannot be wrong. JSON that starts otherwise is a rare string.
        if ((text[0] | text[1] | text[2]) >= 0x80)
            return IsValidWithout(text);

        // A stretch starts behind those bytes at the earliest, and its own length before the end at the latest, so that all that is read lies within the text.
        ref var start = ref MemoryMarshal.GetReference(text);
        var last = (nuint)(text.Length - TStretch.Length);
        for (nuint at = Behind; ; at = Next<TStretch>(at, last))
        {
            if (!TStretch.IsAscii(ref start, at))
                return IsValidFrom<TStretch>(text, at);
            if (at == last)
                return true;
        }
    }

    // Goes on with a stretch, behind ASCII only. A method of its own, for a text of ASCII needs no tables.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsValidFrom<TStretch>(ReadOnlySpan<byte> text, nuint at)
        where TStretch : struct, IUtf8Stretch<TStretch>
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var last = (nuint)(text.Length - TStretch.Length);
        var stretch = TStretch.Create();
        for (; ; at = Next<TStretch>(at, last))
        {
            if (!TStretch.IsAscii(ref start, at))
                stretch.Check(ref start, at);
            if (at == last)
                return stretch.IsValid && !EndsWithinCharacter(text);
        }
    }

    // The last stretch overlaps the one before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Next<TStretch>(nuint at, nuint last)
        where TStretch : struct, IUtf8Stretch<TStretch> =>
        Math.Min(at + (nuint)TStretch.Length, last);

    // A first byte that announces more than is left. Whatever else is wrong shows in the bytes behind it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool EndsWithinCharacter(ReadOnlySpan<byte> text) => text[^1] >= 0xC0 || text[^2] >= 0xE0 || text[^3] >= 0xF0;

    // Not inlined, so that the framework's locals are not made ready for texts that do not need them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsValidWithout(ReadOnlySpan<byte> text) => Utf8.IsValid(text);
}
