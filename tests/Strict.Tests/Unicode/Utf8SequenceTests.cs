namespace Framewright.Strict.Tests.Unicode;

/// <summary>Sequences of bytes, right ones and wrong ones, at every place that they can have in a text.</summary>
public sealed class Utf8SequenceTests
{
    private const int Places = 131;

    // At and around each border between what may follow what.
    private static readonly byte[] Borders = [0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2, 0xE0, 0xE1, 0xED, 0xF0, 0xF1, 0xF4, 0xF5];

    private delegate void Fill(Span<byte> text);

    [Fact]
    public void All_pairs_of_bytes_at_every_place_of_ASCII()
    {
        var judge = new Utf8Judge();
        for (var before = 0; before < Places; before++)
        {
            foreach (var behind in (int[])[Utf8Judge.Long, 0])
            {
                // What stands at the end needs a long text before it.
                var start = before + Utf8Judge.Long - behind;
                var text = new byte[start + 2 + behind];
                Filler.Ascii(text);
                for (var pair = 0; pair < 1 << 16; pair++)
                {
                    (text[start], text[start + 1]) = ((byte)(pair >> 8), (byte)pair);
                    judge.Compare(text);
                }
            }
        }

        // Two of ASCII, and a character of two bytes.
        Assert.Equal(2 * Places * ((128 * 128) + (30 * 64)), judge.Valid);
    }

    [Fact]
    public void All_triples_of_bytes()
    {
        var judge = new Utf8Judge();
        var text = new byte[Places + 3 + Utf8Judge.Long];
        Filler.Ascii(text);
        for (var triple = 0; triple < 1 << 24; triple++)
        {
            // The places take turns; the step has no factor in common with their number.
            var start = (int)(triple * 7919L % Places);
            Put(text.AsSpan(start, 3), triple);
            judge.Compare(text);
            text.AsSpan(start, 3).Fill((byte)'a');

            var end = text.AsSpan(0, Utf8Judge.Long + start);
            Put(end[^3..], triple);
            judge.Compare(end);
            end[^3..].Fill((byte)'a');
        }

        // Three of ASCII, one of ASCII before or behind a character of two bytes, and a character of three.
        Assert.Equal(2 * ((128 * 128 * 128) + (2 * 128 * 30 * 64) + (((16 * 64) - 32 - 32) * 64)), judge.Valid);

        static void Put(Span<byte> place, int triple) => (place[0], place[1], place[2]) = ((byte)(triple >> 16), (byte)(triple >> 8), (byte)triple);
    }

    [Fact]
    public void All_first_and_second_bytes_before_borders()
    {
        var judge = new Utf8Judge();
        var text = new byte[Places + 4 + Utf8Judge.Long];
        Filler.Ascii(text);
        for (var pair = 0; pair < 1 << 16; pair++)
        {
            var start = (int)(pair * 7919L % Places);
            foreach (var third in Borders)
            {
                foreach (var fourth in Borders)
                {
                    (text[start], text[start + 1], text[start + 2], text[start + 3]) = ((byte)(pair >> 8), (byte)pair, third, fourth);
                    judge.Compare(text);
                }
            }

            text.AsSpan(start, 4).Fill((byte)'a');
        }

        Assert.True(judge.Valid > 30_000 && judge.Invalid > 1_000_000, $"{judge.Valid} and {judge.Invalid}");
    }

    [Fact]
    public void Four_bytes_from_borders_at_every_place_of_ASCII() => Borders_at_every_place(Filler.Ascii);

    [Fact]
    public void Four_bytes_from_borders_at_every_place_of_long_characters() => Borders_at_every_place(Filler.LongCharacters);

    [Fact]
    public void A_text_cut_anywhere()
    {
        var judge = new Utf8Judge();
        var text = new byte[1200];
        for (var head = 0; head < 8; head++)
        {
            Filler.Ascii(text.AsSpan(0, head));
            Filler.LongCharacters(text.AsSpan(head));
            for (var length = 0; length < text.Length; length++) judge.Compare(text.AsSpan(0, length));
            for (var start = 0; start < text.Length; start++) judge.Compare(text.AsSpan(start));
        }

        Assert.True(judge.Valid > 2_000 && judge.Invalid > 2_000, $"{judge.Valid} and {judge.Invalid}");
    }

    private static void Borders_at_every_place(Fill fill)
    {
        var judge = new Utf8Judge();
        for (var before = 0; before < Places; before++)
        {
            foreach (var behind in (int[])[Utf8Judge.Long, 0])
            {
                var start = before + Utf8Judge.Long - behind;
                var text = new byte[start + 4 + behind];
                fill(text.AsSpan(0, start));
                fill(text.AsSpan(start + 4));
                for (var index = 0; index < 1 << 16; index++)
                {
                    for (var place = 0; place < 4; place++) text[start + place] = Borders[(index >> (4 * place)) & 15];
                    judge.Compare(text);
                }
            }
        }

        Assert.True(judge.Valid > 2 * Places * 200 && judge.Invalid > 2 * Places * 50_000, $"{judge.Valid} and {judge.Invalid}");
    }
}
