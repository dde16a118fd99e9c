using static Framewright.Runtime.Tests.Transport.ScriptedPeer;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>Categories 5, 9 and 10: messages in parts, large ones, and parts that a sender cuts by itself.</summary>
internal static class FragmentationCases
{
    private static readonly int[] Chops = [0, 1];

    public static IEnumerable<ConformanceCase> All => [.. Small(), .. Large()];

    /// <summary>A message in parts of one size.</summary>
    public static byte[] InParts(int opcode, byte[] payload, int partSize)
    {
        var wire = new List<byte>(payload.Length + 16);
        for (var i = 0; i == 0 || i < payload.Length; i += partSize)
            wire.AddRange(Frame(i == 0 ? opcode : 0, payload[i..Math.Min(payload.Length, i + partSize)], final: i + partSize >= payload.Length));
        return [.. wire];
    }

    private static byte[] Part(string text, bool first = false, bool last = false) => Frame(first ? 1 : 0, System.Text.Encoding.UTF8.GetBytes(text), last);

    private static byte[] Ping(string text) => Frame(9, System.Text.Encoding.UTF8.GetBytes(text));

    private static IEnumerable<ConformanceCase> Small()
    {
        yield return new ConformanceCase("5.1 ping in two parts", [.. Frame(9, "a"u8.ToArray(), final: false), .. Frame(0, "b"u8.ToArray())]) { Fault = 1002 };
        yield return new ConformanceCase("5.2 pong in two parts", [.. Frame(10, "a"u8.ToArray(), final: false), .. Frame(0, "b"u8.ToArray())]) { Fault = 1002 };
        yield return new ConformanceCase("close in two parts", [.. Frame(8, [3], final: false), .. Frame(0, [0xE8])]) { Fault = 1002 };
        foreach (var chop in Chops)
        {
            var how = chop == 0 ? "" : " byte by byte";
            yield return new ConformanceCase("5.3 text in two parts" + how, [.. Part("frag", first: true), .. Part("ment", last: true)]) { Chop = chop }.Text("fragment");
            yield return new ConformanceCase("5.6 ping between parts" + how, [.. Part("frag", first: true), .. Ping("ping"), .. Part("ment", last: true)]) { Chop = chop }.Text("fragment").Pong("ping");
            yield return new ConformanceCase("5.9 continuation of nothing, final" + how, [.. Part("non", last: true), .. Text("Hello")]) { Fault = 1002, Chop = chop };
            yield return new ConformanceCase("5.12 continuation of nothing" + how, [.. Part("non"), .. Text("Hello")]) { Fault = 1002, Chop = chop };
            yield return new ConformanceCase("5.15 continuation behind a whole message" + how, [.. Part("frag", first: true), .. Part("ment", last: true), .. Part("no"), .. Part("thing", first: true, last: true)]) { Fault = 1002, Chop = chop }.Text("fragment");
            yield return new ConformanceCase("5.18 two parts that both begin" + how, [.. Part("frag", first: true), .. Part("ment", first: true, last: true)]) { Fault = 1002, Chop = chop };
            yield return new ConformanceCase("5.18 binary within text" + how, [.. Part("frag", first: true), .. Frame(2, [1])]) { Fault = 1002, Chop = chop };
            yield return new ConformanceCase("5.19 five parts, two pings" + how, [.. Part("1", first: true), .. Part("2"), .. Ping("p1"), .. Part("3"), .. Part("4"), .. Ping("p2"), .. Part("5", last: true)]) { Chop = chop }
                .Text("12345").Pong("p1").Pong("p2");
            yield return new ConformanceCase("pong between parts" + how, [.. Part("a", first: true), .. Frame(10, "x"u8.ToArray()), .. Part("b", last: true), .. Text("c")]) { Chop = chop }.Text("ab").Text("c");
            yield return new ConformanceCase("empty parts" + how, [.. Part("", first: true), .. Part(""), .. Part("x"), .. Part(""), .. Part("", last: true)]) { Chop = chop }.Text("x");
            yield return new ConformanceCase("binary in parts" + how, [.. Frame(2, [0xFF], final: false), .. Frame(0, [0x00], final: false), .. Frame(0, [0xC0])]) { Chop = chop }.Binary([0xFF, 0x00, 0xC0]);
            yield return new ConformanceCase("parts, whole, parts" + how, [.. InParts(1, "first message"u8.ToArray(), 3), .. Text("second"), .. InParts(1, "third message"u8.ToArray(), 5)]) { Chop = chop }
                .Text("first message").Text("second").Text("third message");
        }
    }

    private static IEnumerable<ConformanceCase> Large()
    {
        foreach (var size in (int[])[64 * 1024, 256 * 1024, 1024 * 1024, 4 * 1024 * 1024])
        {
            yield return new ConformanceCase($"9.1 text of {size}", Frame(1, Letters(size))).Text(Letters(size));
            yield return new ConformanceCase($"9.2 binary of {size}", Frame(2, Letters(size))).Binary(Letters(size));
        }

        foreach (var part in (int[])[64, 256, 1024, 4096, 65_536, 262_144])
        {
            yield return new ConformanceCase($"9.3 text of 1 MiB in parts of {part}", InParts(1, Letters(1024 * 1024), part)).Text(Letters(1024 * 1024));
            yield return new ConformanceCase($"9.4 binary of 1 MiB in parts of {part}", InParts(2, Letters(1024 * 1024), part)).Binary(Letters(1024 * 1024));
        }

        foreach (var chop in (int[])[64, 128, 256, 512, 1024, 2048])
            yield return new ConformanceCase($"9.5 text of 256 KiB in chops of {chop}", Frame(1, Letters(256 * 1024))) { Chop = chop }.Text(Letters(256 * 1024));

        yield return new ConformanceCase("10.1 text of 65536 in parts of 1300", InParts(1, Letters(65_536), 1300)).Text(Letters(65_536));
        yield return new ConformanceCase("10.1 with a ping behind every part", [.. Letters(65_536).Chunk(1300).SelectMany((part, i) => (byte[])[.. Frame(i == 0 ? 1 : 0, part, final: false), .. Frame(10, [])]), .. Frame(0, [])]).Text(Letters(65_536));
    }

    private static byte[] Letters(int length)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = (byte)('a' + i % 26);
        return bytes;
    }
}
