using System.Globalization;
using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Benchmarks.Parsing.Harness;

namespace Framewright.Benchmarks.Parsing.Peers.Native;

/// <summary>The native peer as a lane: it keeps its own clock. Its memory is not ours to count; it allocates nothing per frame.</summary>
public sealed record NativeLane(string Name, NativePeer Peer, FrameTape Tape) : Lane(Name, Tape)
{
    public override ulong Pass(ChecksumDepth depth) =>
        depth == ChecksumDepth.Ends ? NumberOf(Peer.Ask("pass")) : throw new NotSupportedException("the native peer compares every byte by single frames");

    public override ulong RunFrame(int index, ChecksumDepth depth) =>
        NumberOf(Peer.Ask(string.Create(CultureInfo.InvariantCulture, $"frame {index} {(depth == ChecksumDepth.Ends ? "ends" : "every")}")));

    public override Slice RunSlice(TimeSpan duration, ulong expected)
    {
        string[] answer = Peer.Ask(string.Create(CultureInfo.InvariantCulture, $"slice {duration.TotalNanoseconds:0}")).Split(' ');
        return NumberOf(answer[1]) == expected
            ? new Slice(double.Parse(answer[0], CultureInfo.InvariantCulture), 0)
            : throw new InvalidOperationException($"{Name} extracted something else than before");
    }

    private static ulong NumberOf(string answer) => ulong.Parse(answer, CultureInfo.InvariantCulture);
}
