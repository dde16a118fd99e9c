using System.Text;
using Framewright.Client.Tests.Parsing;
using Framewright.Client.Tests.Support;

namespace Framewright.Client.Tests.Fuzz;

/// <summary>Damages recorded frames. Each frame follows from seed and index alone, so that one of a million can be made again by itself.</summary>
internal sealed class FrameFuzzer(int seed)
{
    /// <summary>Every different frame of every recording, of both directions, as the transport would hand it over.</summary>
    private static readonly byte[][] Corpus =
    [
        .. Recording.Names
            .SelectMany(name => Recording.Frames(name, "in").Concat(Recording.Frames(name, "out")))
            .Distinct(StringComparer.Ordinal)
            .Select(Encoding.UTF8.GetBytes)
            .Where(frame => frame.Length > 0),
    ];

    private static readonly string[] Escapes = ["\\u0000", "\\ud800", "\\udc00\\ud800", "\\ud83d\\ude80", "\\u", "\\u12", "\\uZZZZ", "\\x41", "\\", "\\\"", "\\\\", "\\/", "\\b\\f\\n\\r\\t", "\\U0041", "\\u0022", "\\u005c"];
    private static readonly string[] Numbers = ["1e999", "-1e999", "1e-999", "0123", "-0", "-", "+1", ".5", "1.", "1e", "1e+", "9223372036854775808", "-9223372036854775809", "1.7976931348623157e309", "0x10", "NaN", "Infinity", "1_000", "٣", "8640000000000001", "-62135596800001"];
    private static readonly byte[][] InvalidUtf8 = [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xFE], [0xFF], [0xE2, 0x82], [0xF0, 0x9F], [0xC3]];

    // Around the limit of the cursor, and far beyond what a recursive reader would survive.
    private static readonly int[] Depths = [3, 10, 61, 62, 63, 64, 65, 66, 200, 20_000];

    public static int CorpusSize => Corpus.Length;

    public byte[] Make(int index)
    {
        var random = new Random(unchecked((seed * 486_187_739) + index));
        var frame = Pick(random);
        do frame = Damage(frame, random);
        while (random.Next(4) == 0 && frame.Length > 0);
        return frame;
    }

    /// <summary>How to make the frame again, in one line.</summary>
    public string Reproduction(int index) => $"FRAMEWRIGHT_FUZZ_SEED={seed} FRAMEWRIGHT_FUZZ_FIRST={index} FRAMEWRIGHT_FUZZ_FRAMES=1 dotnet test tests/Client.Tests -c Release --filter Fuzz";

    private static byte[] Pick(Random random) => Corpus[random.Next(Corpus.Length)];

    private static byte[] Damage(byte[] frame, Random random)
    {
        var at = random.Next(frame.Length + 1);
        switch (random.Next(10))
        {
            case 0:
                return Splice(frame, random);
            case 1:
                return frame[..at];
            case 2:
                return Insert(frame, at, Nest(random));
            case 3:
                return Insert(frame, at, InvalidUtf8[random.Next(InvalidUtf8.Length)]);
            case 4:
                return Insert(frame, at, Encoding.UTF8.GetBytes(Escapes[random.Next(Escapes.Length)]));
            case 5:
                return EscapeSome(frame, random);
            case 6:
                return Renumber(frame, random);
            case 7:
                return Insert(frame, at, frame[random.Next(frame.Length)..]);
            default:
                return new FrameMutator(random).Mutate(frame);
        }
    }

    /// <summary>The beginning of one frame and the end of another.</summary>
    private static byte[] Splice(byte[] frame, Random random)
    {
        var other = Pick(random);
        return [.. frame[..random.Next(frame.Length + 1)], .. other[random.Next(other.Length + 1)..]];
    }

    private static byte[] Nest(Random random)
    {
        var opening = random.Next(3) switch { 0 => "[", 1 => "{\"a\":", _ => "[{\"\":" };
        var closing = random.Next(3) switch { 0 => "]", 1 => "}", _ => "" };
        var depth = Depths[random.Next(Depths.Length)];
        var text = new StringBuilder();
        for (var level = 0; level < depth; level++) text.Append(opening);
        text.Append('1');
        for (var level = 0; level < depth; level++) text.Append(closing);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Writes some letters as escapes, which changes nothing where they stand in texts.</summary>
    private static byte[] EscapeSome(byte[] frame, Random random)
    {
        var text = new List<byte>(frame.Length * 2);
        var one = 1 + random.Next(8);
        foreach (var letter in frame)
        {
            if (char.IsAsciiLetter((char)letter) && random.Next(one) == 0) text.AddRange(Encoding.ASCII.GetBytes($"\\u{(int)letter:x4}"));
            else text.Add(letter);
        }

        return [.. text];
    }

    /// <summary>Puts an odd number in the place of one.</summary>
    private static byte[] Renumber(byte[] frame, Random random)
    {
        var start = Array.FindIndex(frame, random.Next(frame.Length), letter => char.IsAsciiDigit((char)letter));
        if (start < 0) return frame;
        var end = start;
        while (end < frame.Length && char.IsAsciiDigit((char)frame[end])) end++;
        var number = random.Next(8) == 0 ? new string('9', 400 + random.Next(4000)) : Numbers[random.Next(Numbers.Length)];
        return [.. frame[..start], .. Encoding.UTF8.GetBytes(number), .. frame[end..]];
    }

    private static byte[] Insert(byte[] frame, int at, byte[] bytes) => [.. frame[..at], .. bytes, .. frame[at..]];
}
