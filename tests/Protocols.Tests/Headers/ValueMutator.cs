using System.Text;

namespace Framewright.Protocols.Tests.Headers;

/// <summary>Makes frames that are nearly like another: with other values, damaged values, and damage anywhere.</summary>
internal sealed class ValueMutator(Random random)
{
    private static readonly string[] Texts =
    [
        "\"\"", "\"a\"", "\"1234567\"", "\"12345678\"", "\"abcdefghijklmnopqrstuvwxyz01234\"", "\"abcdefghijklmnopqrstuvwxyz012345\"", "\"abcdefghijklmnopqrstuvwxyz0123456\"", "\"grüße\"", "\"\u007f\u007f\u007f\u007f\u007f\"",
        "\"" + new string('x', 300) + "\"", "\"a\\u0061\"", "\"\\\\\"", "\"\\\"\"", "\"a\\", "\"a\u0001\"", "\"a\n\"", "\"a\0\"", "\"a", "a\"", "\"a\"\"", "\"a\",\"b\":\"c\"",
    ];

    private static readonly string[] Numbers = ["0", "7", "12", "90071992547409921", "00", "01", "-1", "-0", "-01", "1.5", "1e5", "1E+5", "1.", "-", "1 ", " 1", "0x1", "1,2", "12345678901234567890123456789012345678"];

    private static readonly string[] Others = ["null", "true", "false", "nul", "{}", "[]", "[\"a\"]", "{\"a\":1}", "", " "];

    private static readonly byte[] Sensitive = "{}[]\",:\\0123456789.-+eEtfnu \n\0\u007f"u8.ToArray();

    public byte[] Next(byte[] frame)
    {
        var bytes = new List<byte>(frame);
        for (var left = 1 + random.Next(2); left > 0 && bytes.Count > 0; left--)
        {
            if (random.Next(3) == 0) Damage(bytes);
            else Replace(bytes);
        }

        return [.. bytes];
    }

    /// <summary>Puts another value in a value's place.</summary>
    private void Replace(List<byte> bytes)
    {
        var tokens = Tokens(bytes);
        if (tokens.Count == 0) return;
        var (start, length) = tokens[random.Next(tokens.Count)];
        var same = bytes[start] == (byte)'"' ? Texts : Numbers;
        var from = random.Next(8) switch { 0 => Others, 1 => Numbers, 2 => Texts, _ => same };
        var plain = same == Texts ? $"\"{new string('y', random.Next(70))}\"" : $"{random.Next()}";
        bytes.RemoveRange(start, length);
        bytes.InsertRange(start, Encoding.UTF8.GetBytes(random.Next(2) == 0 ? plain : from[random.Next(from.Length)]));
    }

    private void Damage(List<byte> bytes)
    {
        var at = random.Next(bytes.Count);
        switch (random.Next(7))
        {
            case 0:
                bytes.RemoveAt(at);
                break;
            case 1:
                bytes.Insert(at, Sensitive[random.Next(Sensitive.Length)]);
                break;
            case 2:
                bytes[at] = Sensitive[random.Next(Sensitive.Length)];
                break;
            case 3:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 4:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 24), bytes.Count - at)));
                break;
            default:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 24), bytes.Count - at));
                break;
        }
    }

    /// <summary>Strings and numbers: all of them, names included.</summary>
    private static List<(int Start, int Length)> Tokens(List<byte> bytes)
    {
        var tokens = new List<(int, int)>();
        for (var at = 0; at < bytes.Count; at++)
        {
            var start = at;
            if (bytes[at] == (byte)'"')
            {
                for (at++; at < bytes.Count && bytes[at] != (byte)'"'; at++) at += bytes[at] == (byte)'\\' ? 1 : 0;
            }
            else if (bytes[at] is >= (byte)'0' and <= (byte)'9')
            {
                while (at + 1 < bytes.Count && bytes[at + 1] is >= (byte)'0' and <= (byte)'9') at++;
            }
            else
            {
                continue;
            }

            tokens.Add((start, Math.Min(at + 1, bytes.Count) - start));
        }

        return tokens;
    }
}
