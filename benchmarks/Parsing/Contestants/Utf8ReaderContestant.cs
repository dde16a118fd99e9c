using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Benchmarks.Parsing.Peers.Utf8Reader;

namespace Framewright.Benchmarks.Parsing.Contestants;

/// <summary>A careful hand-written parser over <see cref="System.Text.Json.Utf8JsonReader"/>: no strings, no objects, members folded as they arrive.</summary>
public readonly struct Utf8ReaderContestant(ResultShape result) : IContestant
{
    public void Run(ReadOnlySpan<byte> frame, ref ExtractedChecksum checksum) => new FrameReader(frame, result).Fold(ref checksum);
}
