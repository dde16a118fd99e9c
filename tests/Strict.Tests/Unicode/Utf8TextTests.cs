using Framewright.Strict.Tests.Hostile;
using Framewright.Strict.Tests.Mutation;

namespace Framewright.Strict.Tests.Unicode;

/// <summary>Whole texts: damaged frames, and what lies on either side of a text.</summary>
public sealed class Utf8TextTests
{
    private const int Mutations = 100_000;
    private const int LongestEdge = 300;

    [Fact]
    public void Damaged_frames_are_judged_as_by_the_framework()
    {
        var judge = new Utf8Judge();
        var mutator = new Mutator(Sources.All, 9);
        var draws = new Draws(9);
        for (var index = 0; index < Mutations; index++)
        {
            mutator.Make(index);
            judge.Compare(mutator.Frame.Bytes);

            // Once more where it matters: within a character.
            var start = mutator.Frame.Bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (start < 0) continue;
            mutator.Frame.Bytes[start + draws.Below(Math.Min(4, mutator.Frame.Length - start))] ^= (byte)(1 << draws.Below(8));
            judge.Compare(mutator.Frame.Bytes);
        }

        Assert.True(judge.Valid > Mutations / 4 && judge.Invalid > Mutations / 10, $"{judge.Valid} and {judge.Invalid}");
    }

    [LinuxFact]
    public void No_byte_beyond_either_end_is_read_whatever_the_length()
    {
        using var pages = new GuardedMemory(LongestEdge);
        Assert.True(pages.IsGuarded());
        var judge = new Utf8Judge();
        var text = new byte[LongestEdge];
        for (var length = 0; length <= LongestEdge; length++)
        {
            Filler.Ascii(text);
            Both(text.AsSpan(0, length));
            Filler.LongCharacters(text.AsSpan(0, length));
            Both(text.AsSpan(0, length));
            Both(text.AsSpan(LongestEdge - length));
        }

        Assert.True(judge.Valid > LongestEdge && judge.Invalid > 50, $"{judge.Valid} and {judge.Invalid}");

        void Both(ReadOnlySpan<byte> bytes)
        {
            judge.Compare(pages.AtEnd(bytes).Span);
            judge.Compare(pages.AtStart(bytes).Span);
        }
    }

    [Fact]
    public void What_stands_beside_a_text_is_no_part_of_it()
    {
        var judge = new Utf8Judge();
        foreach (var side in (byte[])[0x80, 0xC3, 0xE2, 0xF0, 0xFF])
        {
            var memory = new byte[LongestEdge + 16];
            for (var length = 0; length <= LongestEdge; length++)
            {
                memory.AsSpan().Fill(side);
                var text = memory.AsSpan(8, length);
                Filler.LongCharacters(text);
                judge.Compare(text);
            }
        }

        Assert.Equal(0, judge.Invalid);
    }

    [Fact]
    public void A_text_that_is_too_short_for_a_width_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Framewright.Unicode.Utf8Check.IsValid<Framewright.Unicode.Utf8Stretch128>(new byte[66]));
}
