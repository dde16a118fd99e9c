using System.Text;
using static Framewright.Runtime.Tests.Transport.ScriptedPeer;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>Categories 1 to 4: framing, pings and pongs, reserved bits, opcodes.</summary>
internal static class FramingCases
{
    private static readonly int[] Lengths = [0, 1, 125, 126, 127, 128, 65_535, 65_536];

    public static IEnumerable<ConformanceCase> All => [.. Framing(), .. Pings(), .. ReservedBits(), .. Opcodes()];

    public static byte[] Stars(int length) => Enumerable.Repeat((byte)'*', length).ToArray();

    private static IEnumerable<ConformanceCase> Framing()
    {
        foreach (var length in Lengths)
        {
            yield return new ConformanceCase($"1.1 text of {length}", Frame(1, Stars(length))).Text(Stars(length));
            yield return new ConformanceCase($"1.2 binary of {length}", Frame(2, Enumerable.Repeat((byte)0xFE, length).ToArray())).Binary(Enumerable.Repeat((byte)0xFE, length).ToArray());
        }

        yield return new ConformanceCase("1.1.8 text of 65536 in chops of 997", Frame(1, Stars(65_536))) { Chop = 997 }.Text(Stars(65_536));
        yield return new ConformanceCase("1.2.8 binary of 65536 in chops of 997", Frame(2, Stars(65_536))) { Chop = 997 }.Binary(Stars(65_536));
        yield return new ConformanceCase("a length in two bytes that one could say", [0x81, 126, 0, 3, (byte)'a', (byte)'b', (byte)'c']).Text("abc");
        yield return new ConformanceCase("a length in eight bytes that one could say", [0x81, 127, 0, 0, 0, 0, 0, 0, 0, 3, (byte)'a', (byte)'b', (byte)'c']).Text("abc");
        yield return new ConformanceCase("a length of 64 bits", [.. Text("good"), 0x81, 127, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]) { Fault = 1002 }.Text("good");
        yield return new ConformanceCase("a length of 64 bits in a later part", [.. Frame(1, [], final: false), 0x80, 127, 0x80, 0, 0, 0, 0, 0, 0, 0]) { Fault = 1002 };
        yield return new ConformanceCase("a masked text", [.. Text("good"), 0x81, 0x83, 1, 2, 3, 4, 0x60, 0x60, 0x60]) { Fault = 1002 }.Text("good");
        yield return new ConformanceCase("a masked text without payload", [0x81, 0x80, 0, 0, 0, 0]) { Fault = 1002 };
        yield return new ConformanceCase("a masked ping", [0x89, 0x80, 0, 0, 0, 0]) { Fault = 1002 };
        yield return new ConformanceCase("a masked close", [0x88, 0x82, 0, 0, 0, 0, 3, 0xE8]) { Fault = 1002 };
        yield return new ConformanceCase("many texts in one piece", [.. Enumerable.Range(0, 100).SelectMany(i => Text($"message {i}"))]).Texts(Enumerable.Range(0, 100).Select(i => $"message {i}"));
    }

    private static IEnumerable<ConformanceCase> Pings()
    {
        var full = Stars(125);
        yield return new ConformanceCase("2.1 ping without payload", Frame(9, [])).Pong("");
        yield return new ConformanceCase("2.2 ping with text", Frame(9, "Hello, world!"u8.ToArray())).Pong("Hello, world!");
        yield return new ConformanceCase("2.3 ping with what is no text", Frame(9, [0x00, 0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0x00, 0xFF])).Pong([0x00, 0xFF, 0xFE, 0xFD, 0xFC, 0xFB, 0x00, 0xFF]);
        yield return new ConformanceCase("2.4 ping of 125", Frame(9, full)).Pong(full);
        yield return new ConformanceCase("2.5 ping of 126", Frame(9, Stars(126))) { Fault = 1002 };
        yield return new ConformanceCase("2.5 ping of 65536", Frame(9, Stars(65_536))) { Fault = 1002 };
        yield return new ConformanceCase("2.6 ping of 125 byte by byte", Frame(9, full)) { Chop = 1 }.Pong(full);
        yield return new ConformanceCase("2.7 pong that nobody asked for", Frame(10, []));
        yield return new ConformanceCase("2.8 pong with payload", Frame(10, "unsolicited"u8.ToArray()));
        yield return new ConformanceCase("2.9 pong, then ping", [.. Frame(10, "unsolicited"u8.ToArray()), .. Frame(9, "ping"u8.ToArray())]).Pong("ping");
        foreach (var chop in (int[])[0, 1])
        {
            var ten = new ConformanceCase($"2.1{chop} ten pings, chops of {chop}", [.. Enumerable.Range(0, 10).SelectMany(i => Frame(9, Encoding.UTF8.GetBytes($"payload {i}")))]) { Chop = chop };
            for (var i = 0; i < 10; i++) ten.Pong($"payload {i}");
            yield return ten;
        }

        yield return new ConformanceCase("ping between texts", [.. Text("a"), .. Frame(9, "p"u8.ToArray()), .. Text("b")]).Text("a").Pong("p").Text("b");
    }

    private static IEnumerable<ConformanceCase> ReservedBits()
    {
        for (var bits = 1; bits <= 7; bits++)
        {
            foreach (var (opcode, name) in ((int, string)[])[(1, "text"), (2, "binary"), (9, "ping"), (10, "pong"), (8, "close")])
            {
                byte[] wrong = Frame(opcode, opcode == 8 ? [0x03, 0xE8] : "Hello"u8.ToArray());
                wrong[0] |= (byte)(bits << 4);
                yield return new ConformanceCase($"3.{bits} {name} with reserved bits {bits}", [.. Text("small"), .. wrong, .. Frame(9, [])]) { Fault = 1002 }.Text("small");
                if (opcode == 1) yield return new ConformanceCase($"3.{bits} {name} with reserved bits {bits}, byte by byte", [.. Text("small"), .. wrong]) { Fault = 1002, Chop = 1 }.Text("small");
            }

            byte[] later = Frame(0, "b"u8.ToArray());
            later[0] |= (byte)(bits << 4);
            yield return new ConformanceCase($"3 later part with reserved bits {bits}", [.. Frame(1, "a"u8.ToArray(), final: false), .. later]) { Fault = 1002 };
        }
    }

    private static IEnumerable<ConformanceCase> Opcodes()
    {
        foreach (var opcode in (int[])[3, 4, 5, 6, 7, 11, 12, 13, 14, 15])
        {
            yield return new ConformanceCase($"4 opcode {opcode}", Frame(opcode, [])) { Fault = 1002 };
            yield return new ConformanceCase($"4 opcode {opcode} with payload", Frame(opcode, "payload"u8.ToArray())) { Fault = 1002 };
            yield return new ConformanceCase($"4 opcode {opcode} behind a text", [.. Text("good"), .. Frame(opcode, "payload"u8.ToArray()), .. Frame(9, [])]) { Fault = 1002 }.Text("good");
            yield return new ConformanceCase($"4 opcode {opcode} byte by byte", [.. Text("good"), .. Frame(opcode, "payload"u8.ToArray())]) { Fault = 1002, Chop = 1 }.Text("good");
            yield return new ConformanceCase($"4 opcode {opcode} within a message", [.. Frame(1, "a"u8.ToArray(), final: false), .. Frame(opcode, [])]) { Fault = 1002 };
        }
    }

    private static ConformanceCase Texts(this ConformanceCase self, IEnumerable<string> texts)
    {
        foreach (var text in texts) self.Text(text);
        return self;
    }
}
