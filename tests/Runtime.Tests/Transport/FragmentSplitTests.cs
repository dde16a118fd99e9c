using System.Text;
using Framewright.Json;
using Framewright.Runtime.Tests.Json;

namespace Framewright.Runtime.Tests.Transport;

/// <summary>However a message is cut into fragments, inside of characters too: what reaches the parser is the same bytes. Runs over our own reader and over the framework's.</summary>
public abstract class FragmentSplitTests(bool framework)
{
    private const string Small = """{"é":["日",1.5e3,"\u00e9"],"😀":null}""";

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_message_cut_at_every_byte_is_parsed_as_if_it_were_whole()
    {
        foreach (var text in SampleFrames.All.Append(Small))
        {
            var whole = Encoding.UTF8.GetBytes(text);
            await RoundAsync(text, Enumerable.Range(0, whole.Length + 1).Select(cut => Cut(whole, cut)));
        }
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_small_message_cut_at_every_pair_of_bytes_is_parsed_as_if_it_were_whole()
    {
        var whole = Encoding.UTF8.GetBytes(Small);
        var pairs = from first in Enumerable.Range(0, whole.Length + 1) from second in Enumerable.Range(first, whole.Length + 1 - first) select Cut(whole, first, second);
        await RoundAsync(Small, pairs);
    }

    [Fact(Timeout = Bounded.TestLimit)]
    public async Task A_message_of_single_bytes_is_parsed_as_if_it_were_whole()
    {
        foreach (var text in SampleFrames.All.Append(Small))
        {
            var whole = Encoding.UTF8.GetBytes(text);
            await RoundAsync(text, [Cut(whole, [.. Enumerable.Range(1, whole.Length - 1)])]);
        }
    }

    private async Task RoundAsync(string text, IEnumerable<byte[]> messages)
    {
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var all = messages.ToList();
        var sending = peer.WriteAsync([.. all.SelectMany(message => message)]);
        for (var index = 0; index < all.Count; index++)
        {
            var received = await transport.ReadTextAsync();
            Assert.Equal(text, received);
            Parse(received);
        }

        await sending.Within();
    }

    private static void Parse(string text)
    {
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(text));
        cursor.Skip();
        cursor.ExpectEnd();
    }

    private static byte[] Cut(byte[] whole, params int[] cuts)
    {
        var bytes = new List<byte>();
        var start = 0;
        foreach (var cut in cuts)
        {
            bytes.AddRange(ScriptedPeer.Frame(bytes.Count == 0 ? 1 : 0, whole[start..cut], final: false));
            start = cut;
        }

        bytes.AddRange(ScriptedPeer.Frame(0, whole[start..]));
        return [.. bytes];
    }
}
