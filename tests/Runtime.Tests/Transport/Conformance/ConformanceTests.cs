using System.Net.Sockets;
using Framewright.Transport;

namespace Framewright.Runtime.Tests.Transport.Conformance;

/// <summary>Every case over a socket, from a peer that writes bytes; small ones also in memory, cut at every place.</summary>
/// <remarks>Runs over our own reader and over the framework's; <see cref="ConformanceCase.FrameworkFault"/> says where that one differs.</remarks>
public abstract class ConformanceTests(bool framework)
{
    private const int LongestToSplit = 80;

    private static readonly Dictionary<string, ConformanceCase> Cases =
        ((IEnumerable<ConformanceCase>)[.. FramingCases.All, .. FragmentationCases.All, .. Utf8Cases.All, .. CloseCases.All]).ToDictionary(c => c.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Cases.Keys];

    public static TheoryData<string> SmallNames => [.. Cases.Values.Where(c => c.Sent.Length <= LongestToSplit && c.Chop == 0).Select(c => c.Name)];

    [Theory(Timeout = Bounded.TestLimit)]
    [MemberData(nameof(Names))]
    public async Task Over_a_socket(string name)
    {
        var expected = Cases[name];
        await using var server = new ScriptedServer { UsesFrameworkReader = framework };
        var (transport, peer) = await server.ConnectAsync();
        await using var disposing = transport;
        var sent = peer.ReadFramesAsync();
        var writing = WriteAsync(peer, expected);
        var delivered = await Transcript.ReceiveAsync(transport);

        Transcript.Of(delivered, await sent.Within(), transport.End!).AssertIs(expected, framework);
        await Task.WhenAny(writing).Within();
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [MemberData(nameof(SmallNames))]
    public async Task In_two_pieces_cut_anywhere_and_byte_by_byte(string name)
    {
        var expected = Cases[name];
        var wire = expected.Sent.AsMemory();
        for (var cut = 0; cut < wire.Length; cut++)
            (await RunAsync([.. cut == 0 ? (ReadOnlyMemory<byte>[])[] : [wire[..cut]], wire[cut..]])).AssertIs(expected, framework);

        (await RunAsync(Enumerable.Range(0, wire.Length).Select(i => (ReadOnlyMemory<byte>)wire.Slice(i, 1)))).AssertIs(expected, framework);
    }

    [Theory(Timeout = Bounded.TestLimit)]
    [InlineData("5.6 ping between parts")]
    [InlineData("5.19 five parts, two pings")]
    [InlineData("5.18 two parts that both begin")]
    [InlineData("6 invalid EDA080EDB080 in parts of 1")]
    [InlineData("7.1.5 close between parts")]
    [InlineData("3.4 ping with reserved bits 4")]
    public async Task In_three_pieces_cut_anywhere(string name)
    {
        var expected = Cases[name];
        var wire = expected.Sent.AsMemory();
        for (var first = 1; first < wire.Length - 1; first++)
        {
            for (var second = first + 1; second < wire.Length; second++)
                (await RunAsync([wire[..first], wire[first..second], wire[second..]])).AssertIs(expected, framework);
        }
    }

    private async Task WriteAsync(ScriptedPeer peer, ConformanceCase expected)
    {
        try
        {
            if (expected.Chop == 0) await peer.WriteAsync(expected.Sent);
            else foreach (var piece in expected.Sent.Chunk(expected.Chop)) await peer.WriteAsync(piece);
            if (framework && expected.FailsFast) peer.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (IOException) when (expected.Fault is not null)
        {
            // The client may hang up before it has been sent everything.
        }
    }

    private Task<Transcript> RunAsync(IEnumerable<ReadOnlyMemory<byte>> pieces) => MemorySocket.RunAsync(framework, new WebSocketOptions(), isCompressed: false, pieces);
}
