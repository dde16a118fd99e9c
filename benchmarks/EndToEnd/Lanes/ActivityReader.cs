using System.Text.Json;
using Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>System.Text.Json, source-generated, for the small events.</summary>
internal readonly struct ActivityReader : IFrameReader
{
    public long Read(ReadOnlySpan<byte> frame)
    {
        ControlFields fields = JsonSerializer.Deserialize(frame, PeerJson.Default.ControlFrame)!.Fields!;
        return fields.Arguments[0].Text!.Length + fields.Arguments[1].Items!.Count;
    }
}
