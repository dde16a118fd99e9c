using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Benchmarks.Parsing.Harness;

namespace Framewright.Benchmarks.Parsing.Recordings;

/// <summary>One contestant over the frames of a part, each a call through a delegate: frames of one recording are of many types.</summary>
public sealed record RecordingLane(string Name, IReadOnlyList<SortedFrame> Frames, Func<SortedFrame, int> Run, FrameTape Tape) : Lane(Name, Tape)
{
    public override ulong Pass(ChecksumDepth depth)
    {
        ulong all = 0;
        for (int i = 0; i < Frames.Count; i++)
            all = (all * 31) + RunFrame(i, depth);
        return all;
    }

    public override ulong RunFrame(int index, ChecksumDepth depth) => (ulong)Run(Frames[index]);
}
