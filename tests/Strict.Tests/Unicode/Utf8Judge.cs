using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Text.Unicode;
using Framewright.Unicode;

namespace Framewright.Strict.Tests.Unicode;

/// <summary>Holds the check of UTF-8 against the framework's, with the registers that it chooses and with each width that the processor has.</summary>
internal sealed class Utf8Judge
{
    /// <summary>Longer than what any width needs, so that a text of it is checked by the widest.</summary>
    public const int Long = 140;

    /// <summary>How many texts were valid.</summary>
    public int Valid { get; private set; }

    /// <summary>How many were not.</summary>
    public int Invalid { get; private set; }

    public void Compare(ReadOnlySpan<byte> text)
    {
        var expected = Utf8.IsValid(text);
        if (Utf8Check.IsValid(text) != expected
            || (Vector128.IsHardwareAccelerated && IsWrong<Utf8Stretch128>(text, expected))
            || (Avx2.IsSupported && IsWrong<Utf8Stretch256>(text, expected)))
        {
            Assert.Fail($"{(expected ? "Valid" : "Not valid")}, {text.Length} bytes: {Convert.ToHexString(text)}");
        }

        if (expected) Valid++;
        else Invalid++;
    }

    private static bool IsWrong<TStretch>(ReadOnlySpan<byte> text, bool expected)
        where TStretch : struct, IUtf8Stretch<TStretch> =>
        text.Length >= Utf8Check.ShortestFor<TStretch>() && Utf8Check.IsValid<TStretch>(text) != expected;
}
