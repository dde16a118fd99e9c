using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Contestants;

/// <summary>A parser under measurement. Implemented by structs, so that each gets its own specialised loop with no virtual call in it.</summary>
public interface IContestant
{
    /// <summary>Parses one frame and folds every member of <see cref="Member"/> that it holds.</summary>
    /// <param name="frame">The frame; at least 64 readable bytes of other content lie behind it.</param>
    /// <param name="checksum">Where the members go.</param>
    void Run(ReadOnlySpan<byte> frame, ref ExtractedChecksum checksum);
}
