using System.Text;
using static Framewright.Runtime.Tests.Transport.ScriptedPeer;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>Category 6: text is UTF-8, whatever it is cut into.</summary>
internal static class Utf8Cases
{
    private const string Greek = "κόσμε";

    public static IEnumerable<ConformanceCase> All => [.. Parts(), .. FailFast(), .. Sequences()];

    /// <summary>Valid ones: boundaries of each length, around the surrogates, non-characters.</summary>
    private static readonly string[] Valid =
    [
        "CEBA", "CEBAE1BDB9CF83CEBCCEB5", "00", "C280", "E0A080", "F0908080", "7F", "DFBF", "EFBFBF", "F48FBFBF", "ED9FBF", "EE8080", "EFBFBD",
        "EFBFBE", "F09FBFBE", "F09FBFBF", "F0AFBFBE", "F3BFBFBF", "F48FBFBE", "EFBFB9", "EFBFBA", "EFBFBB", "EFBFBC", "EFB790",
    ];

    private static readonly string[] Invalid =
    [
        // 6.6 beginnings; 6.8, 6.10 and 6.11.5 beyond Unicode.
        "CE", "CEBAE1", "CEBAE1BD", "CEBAE1BDB9CF", "CEBAE1BDB9CF83CE", "CEBAE1BDB9CF83CEBCCE", "F888808080", "FC8480808080", "F7BFBFBF", "FBBFBFBFBF", "FDBFBFBFBFBF", "F4908080",

        // 6.12 continuations of nothing; 6.13 beginnings with a space behind; 6.14 and 6.15 the last byte missing.
        "80", "BF", "80BF", "80BF80", "80BF80BF", "80BF80BF80BF80BF", "C020C120DF20", "E020EF20", "F020F720", "F820FB20", "FC20FD20", "C0", "E080", "F08080", "DF", "EFBF", "F7BFBF", "C0E080F08080",

        // 6.16 bytes that never occur; 6.17 to 6.19 longer than needed; 6.20 and 6.21 surrogates.
        "FE", "FF", "FEFEFFFF", "C0AF", "E080AF", "F08080AF", "F8808080AF", "C1BF", "E09FBF", "F08FBFBF", "C080", "E08080", "F0808080",
        "EDA080", "EDADBF", "EDAE80", "EDAFBF", "EDB080", "EDBE80", "EDBFBF", "EDA080EDB080", "EDAFBFEDBFBF",
    ];

    private static IEnumerable<ConformanceCase> Parts()
    {
        var greek = Encoding.UTF8.GetBytes($"Hello-µ@ßöäüàá-UTF-8!! {Greek}");
        yield return new ConformanceCase("6.1.2 three empty parts", [.. Frame(1, [], final: false), .. Frame(0, [], final: false), .. Frame(0, [])]).Text("");
        yield return new ConformanceCase("6.1.3 text between empty parts", [.. Frame(1, [], final: false), .. Frame(0, "middle"u8.ToArray(), final: false), .. Frame(0, [])]).Text("middle");
        yield return new ConformanceCase("6.2.1 in one part", Frame(1, greek)).Text(greek);
        foreach (var part in (int[])[1, 2, 3, 4, 5, 7, 11])
        {
            yield return new ConformanceCase($"6.2 in parts of {part}", FragmentationCases.InParts(1, greek, part)).Text(greek);
            yield return new ConformanceCase($"6.2 in parts of {part}, byte by byte", FragmentationCases.InParts(1, greek, part)) { Chop = 1 }.Text(greek);
        }

        var emoji = Encoding.UTF8.GetBytes("😀😀😀");
        yield return new ConformanceCase("four-byte characters in parts of 1 with pings between", [.. emoji.SelectMany((b, i) => (byte[])[.. Frame(i == 0 ? 1 : 0, [b], i == emoji.Length - 1), .. Frame(10, [])])]).Text(emoji);
    }

    /// <summary>What cannot become valid is not waited for: the rest of these messages never comes.</summary>
    private static IEnumerable<ConformanceCase> FailFast()
    {
        byte[] good = Encoding.UTF8.GetBytes(Greek);
        byte[][] starts = [[0xF4, 0x90], [0xED, 0xA0], [0xE0, 0x80], [0xF0, 0x80], [0x80], [0xFF], [0xC0], [0xF5]];
        foreach (var start in starts)
        {
            var name = Convert.ToHexString(start);
            byte[] payload = [.. good, .. start];
            yield return new ConformanceCase($"6.4.1 {name} in a part that is not the last", [.. Frame(1, good, final: false), .. Frame(0, start, final: false)]) { Fault = 1007, FailsFast = true };
            yield return new ConformanceCase($"6.4.3 {name} within a frame that goes on", [0x81, (byte)(payload.Length + 10), .. payload]) { Fault = 1007, Chop = payload.Length + 2, FailsFast = true };
            yield return new ConformanceCase($"6.4.4 {name} byte by byte", [0x81, (byte)(payload.Length + 10), .. payload]) { Fault = 1007, Chop = 1, FailsFast = true };
        }
    }

    private static IEnumerable<ConformanceCase> Sequences()
    {
        foreach (var hex in Valid)
        {
            var bytes = Convert.FromHexString(hex);
            yield return new ConformanceCase($"6 valid {hex}", Frame(1, bytes)).Text(bytes);
            yield return new ConformanceCase($"6 valid {hex} in parts of 1", FragmentationCases.InParts(1, bytes, 1)).Text(bytes);
        }

        foreach (var hex in Invalid)
        {
            var bytes = Convert.FromHexString(hex);
            yield return new ConformanceCase($"6 invalid {hex}", [.. Text("good"), .. Frame(1, bytes)]) { Fault = 1007 }.Text("good");
            yield return new ConformanceCase($"6 invalid {hex} in parts of 1", FragmentationCases.InParts(1, bytes, 1)) { Fault = 1007 };
            yield return new ConformanceCase($"6 invalid {hex} behind 200 letters", Frame(1, [.. FramingCases.Stars(200), .. bytes])) { Fault = 1007 };
            yield return new ConformanceCase($"6 invalid {hex} as binary", Frame(2, bytes)).Binary(bytes);
        }
    }
}
