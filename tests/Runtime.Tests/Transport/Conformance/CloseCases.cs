using System.Text;
using static Framewright.Runtime.Tests.Transport.ScriptedPeer;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>Category 7: what a close frame may hold, and that nothing counts behind it.</summary>
internal static class CloseCases
{
    private static readonly int[] Allowed = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999];
    private static readonly int[] Forbidden = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535];

    public static IEnumerable<ConformanceCase> All => [.. Order(), .. Payloads(), .. Codes()];

    private static byte[] Close(int code, string reason = "") => Frame(8, [(byte)(code >> 8), (byte)code, .. Encoding.UTF8.GetBytes(reason)]);

    private static IEnumerable<ConformanceCase> Order()
    {
        var large = FramingCases.Stars(256 * 1024);
        yield return new ConformanceCase("7.1.1 text, then close", [.. Text("Hello"), .. Close(1000)]) { Closes = true }.Text("Hello");
        yield return new ConformanceCase("7.1.2 two closes", [.. Close(1000), .. Close(1001)]) { Closes = true };
        yield return new ConformanceCase("7.1.3 close, then ping", [.. Close(1000), .. Frame(9, [])]) { Closes = true };
        yield return new ConformanceCase("7.1.4 close, then text", [.. Close(1000), .. Text("Hello")]) { Closes = true };
        yield return new ConformanceCase("close, then nonsense", [.. Close(1000), 0xFF, 0xFF, 0xFF]) { Closes = true };
        yield return new ConformanceCase("7.1.5 close between parts", [.. Frame(1, "frag"u8.ToArray(), final: false), .. Close(1000), .. Frame(0, "ment"u8.ToArray())]) { Closes = true };
        yield return new ConformanceCase("7.1.6 large text, close, ping", [.. Frame(1, large), .. Close(1000), .. Frame(9, [])]) { Closes = true }.Text(large);
        yield return new ConformanceCase("ping, close", [.. Frame(9, "last"u8.ToArray()), .. Close(1001, "going")]) { Closes = true, CloseCode = 1001, CloseReason = "going" }.Pong("last");
    }

    private static IEnumerable<ConformanceCase> Payloads()
    {
        var longest = new string('*', 123);
        yield return new ConformanceCase("7.3.1 close without payload", Frame(8, [])) { Closes = true, CloseCode = null };
        yield return new ConformanceCase("7.3.2 close of one byte", Frame(8, [3])) { Fault = 1002 };
        yield return new ConformanceCase("7.3.3 close with a code", Close(1000)) { Closes = true };
        yield return new ConformanceCase("7.3.4 close with a reason", Close(1000, "Hello World!")) { Closes = true, CloseReason = "Hello World!" };
        yield return new ConformanceCase("7.3.5 close with the longest reason", Close(1000, longest)) { Closes = true, CloseReason = longest };
        yield return new ConformanceCase("7.3.6 close with a reason that is too long", Close(1000, longest + "*")) { Fault = 1002 };
        yield return new ConformanceCase("7.5.1 close with a reason that is not UTF-8", Frame(8, [3, 0xE8, 0xCE, 0xBA, 0xE1, 0xBD, 0xB9, 0xED, 0xA0, 0x80])) { Fault = 1007, FrameworkFault = 1002 };
    }

    private static IEnumerable<ConformanceCase> Codes()
    {
        foreach (var code in Allowed)
        {
            yield return new ConformanceCase($"7.7 close with {code}", Close(code)) { Closes = true, CloseCode = code };
            yield return new ConformanceCase($"7.7 close with {code} and a reason, byte by byte", Close(code, "why")) { Closes = true, CloseCode = code, CloseReason = "why", Chop = 1 };
        }

        foreach (var code in Forbidden)
        {
            yield return new ConformanceCase($"7.9 close with {code}", Close(code)) { Fault = 1002 };
            yield return new ConformanceCase($"7.9 close with {code} and a reason", Close(code, "why")) { Fault = 1002 };
        }
    }
}
