using System.Buffers;
using System.Text;

namespace Framewright.Strict.Tests.Mutation;

/// <summary>Damages a text in one to four places, mostly where parsers of JSON are sensitive. What comes of an index depends on the seed and the index alone.</summary>
internal sealed partial class Mutator(SourceFrame[] sources, ulong seed)
{
    private static readonly SearchValues<byte> Structure = SearchValues.Create("{}[],:\""u8);
    private static readonly SearchValues<byte> Brackets = SearchValues.Create("{}[]"u8);
    private static readonly SearchValues<byte> Separators = SearchValues.Create(",:"u8);
    private static readonly SearchValues<byte> Quotes = SearchValues.Create("\""u8);
    private static readonly SearchValues<byte> ValueStarts = SearchValues.Create(":[,"u8);
    private static readonly byte[] Interesting = [.. "{}[]\",:\\/ \t\n\r0123456789-+.eEtfnulrasb$u"u8, 0, 0x0B, 0x1F, 0x7F, 0x80, 0xBF, 0xC0, 0xC3, 0xE2, 0xED, 0xF0, 0xF5, 0xFF];
    private static readonly byte[][] Around = [.. ((string[])["\"", "}", "]}", "\\", ",", "\"}]}", "0", " ", "\"x\":1,", "{", "\u0001", "e", "null"]).Select(Encoding.UTF8.GetBytes), [0xFF], [0x80], [0], [0xE2]];

    private readonly byte[] piece = new byte[1 << 16];
    private Draws draws;

    public FrameBuffer Frame { get; } = new();

    /// <summary>The text that the last mutation began with.</summary>
    public SourceFrame Source { get; private set; } = sources[0];

    /// <summary>Makes the mutation of an index, which <see cref="Frame"/> then holds.</summary>
    public void Make(long index)
    {
        draws = new Draws(seed * 0x2545F4914F6CDD1D + (ulong)index);
        draws.Bits();
        Source = sources[draws.Below(sources.Length)];
        Frame.Set(Source.Bytes);

        // Whole parts are moved first, while it is known where they lie.
        if (draws.OneIn(4)) MovePart();
        for (var left = draws.Between(draws.OneIn(8) ? 0 : 1, draws.OneIn(3) ? 4 : 1); left > 0; left--) Damage();
        Frame.Surround(draws.Of<byte[]>(Around));
    }

    private void Damage()
    {
        var at = draws.Below(Frame.Length);
        switch (draws.Below(34))
        {
            case 0 or 1 when Frame.Length > 0:
                Frame.Bytes[at] ^= (byte)(1 << draws.Below(8));
                break;
            case 2 or 3:
                Frame.Replace(at, 1, [draws.Of<byte>(Interesting)]);
                break;
            case 4 or 5:
                Frame.Insert(at, [draws.Of<byte>(Interesting)]);
                break;
            case 6:
                Frame.Replace(at, draws.Between(1, draws.OneIn(3) ? 24 : 2), []);
                break;
            case 7:
                TurnBracket(Next(Brackets, at));
                break;
            case 8:
                var separator = Next(Separators, at);
                if (separator >= 0) Frame.Bytes[separator] ^= (byte)(',' ^ ':');
                break;
            case 9:
                var quote = Next(Quotes, at);
                if (quote >= 0) Frame.Replace(quote, draws.Below(2), draws.OneIn(2) ? "\""u8 : default);
                break;
            case 10:
                var bracket = Next(Brackets, at);
                if (bracket >= 0) Frame.Replace(bracket, draws.Below(2), draws.OneIn(2) ? Frame.Bytes.Slice(bracket, 1).ToArray() : default);
                break;
            case 11:
                Cut(at);
                break;
            case 12 or 13 or 14:
                InsertWhiteSpace(at);
                break;
            case 15:
                Frame.Insert(draws.OneIn(2) ? Next(Quotes, at) + 1 : at, [(byte)draws.Below(32)]);
                break;
            case 16 or 17 or 18:
                Frame.Insert(InText(at), draws.Of<byte[]>(Escapes));
                break;
            case 19 or 20:
                PutValue(draws.OneIn(3) ? Digits() : draws.Of<byte[]>(NumberTexts));
                break;
            case 21:
                Nest();
                break;
            case 22:
                Splice(at);
                break;
            case 23 or 24 or 25 or 26:
                Shift(InText(at));
                break;
            case 27:
                Frame.Insert(InText(at), draws.Of<byte[]>(Encodings));
                break;
            case 28 or 29:
                PutValue(draws.Of<byte[]>(ValueTexts));
                break;
            case 30:
                var other = draws.Of<SourceFrame>(sources);
                var value = draws.Of<SourceFrame.Part>(other.Values);
                PutValue(other.Bytes.AsSpan(value.Start, value.Length));
                break;
            case 31:
                Frame.Insert(at, Frame.Bytes.Slice(at, Math.Min(draws.Between(1, 80), Frame.Length - at)).ToArray());
                break;
            case 32:
                Frame.Insert(draws.OneIn(2) ? Frame.Length : 0, draws.Of<byte[]>(Trailers));
                break;
            default:
                Frame.Insert(Next(Structure, at), draws.OneIn(2) ? ","u8 : ",,"u8);
                break;
        }
    }

    /// <summary>The next byte of a set from there on, or from the start; -1 for none at all.</summary>
    private int Next(SearchValues<byte> set, int from)
    {
        var found = Frame.Bytes[from..].IndexOfAny(set);
        return found >= 0 ? from + found : Frame.Bytes.IndexOfAny(set);
    }

    private void TurnBracket(int at)
    {
        if (at < 0) return;
        ref var bracket = ref Frame.Bytes[at];
        bracket = draws.OneIn(3) ? draws.Of("{}[]"u8) : (byte)(bracket ^ ('{' ^ '['));
    }

    private void Cut(int at)
    {
        if (draws.OneIn(4)) Frame.Replace(0, at, []);
        else Frame.Truncate(draws.OneIn(2) ? Frame.Length - draws.Between(1, 4) : at);
    }

    private void InsertWhiteSpace(int at)
    {
        var count = draws.OneIn(4) ? draws.Between(1, 140) : draws.Between(1, 3);
        var run = piece.AsSpan(0, count);
        foreach (ref var unit in run) unit = draws.Of(" \t\r\n"u8);
        if (draws.OneIn(6)) run[draws.Below(count)] = draws.Of<byte>([0x0B, 0x0C, 0xA0, 0, 0x1F, 0x85]);
        Frame.Insert(draws.OneIn(3) ? at : Next(Structure, at) + draws.Below(2), run);
    }

    /// <summary>Mostly right behind the quote of a string or name, so that what is put there is a part of it.</summary>
    private int InText(int at) => draws.OneIn(4) || Source.Texts.Length == 0 ? Next(Quotes, at) + 1 : Math.Min(draws.Of<int>(Source.Texts), Frame.Length);

    /// <summary>Moves all that follows by so many bytes, so that each structure comes to lie across each boundary of blocks.</summary>
    private void Shift(int at)
    {
        var count = draws.Between(1, 130);
        var padding = piece.AsSpan(0, count * 4);
        if (draws.OneIn(3))
        {
            var letter = draws.Of<byte[]>(Letters);
            var length = 0;
            for (; length + letter.Length <= count; length += letter.Length) letter.CopyTo(padding[length..]);
            Frame.Insert(at, padding[..length]);
            return;
        }

        padding[..count].Fill(draws.Of("x {}[]:,0"u8));
        Frame.Insert(at, padding[..count]);
    }
}
