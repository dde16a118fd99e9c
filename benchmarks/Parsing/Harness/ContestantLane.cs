using Framewright.Benchmarks.Parsing.Contestants;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>The loop around one type of contestant; generic over a struct, so that the JIT compiles it for that parser alone.</summary>
public sealed record ContestantLane<TContestant>(string Name, TContestant Contestant, FrameTape Tape) : Lane(Name, Tape)
    where TContestant : struct, IContestant
{
    public override ulong Pass(ChecksumDepth depth)
    {
        ulong all = 0;
        for (int i = 0; i < Tape.Count; i++)
        {
            var checksum = new ExtractedChecksum(depth);
            Contestant.Run(Tape[i], ref checksum);
            all = (all * 31) + checksum.Value;
        }

        return all;
    }

    public override ulong RunFrame(int index, ChecksumDepth depth)
    {
        var checksum = new ExtractedChecksum(depth);
        Contestant.Run(Tape[index], ref checksum);
        return checksum.Value;
    }
}
