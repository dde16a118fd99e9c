using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

namespace Framewright.Benchmarks.Parsing.Contestants;

/// <summary>System.Text.Json, source-generated, from bytes to objects in one step. It is told the frame's type beforehand and so need not route.</summary>
/// <typeparam name="TFrame">The frames of the size measured.</typeparam>
public readonly struct SystemTextJsonContestant<TFrame>(JsonTypeInfo<TFrame> type) : IContestant
    where TFrame : PeerFrame
{
    public void Run(ReadOnlySpan<byte> frame, ref ExtractedChecksum checksum) =>
        JsonSerializer.Deserialize(frame, type)!.Fold(ref checksum);
}
