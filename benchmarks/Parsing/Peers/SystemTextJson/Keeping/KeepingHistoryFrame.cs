using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;

/// <summary>The answer to a history call.</summary>
public sealed class KeepingHistoryFrame : PeerFrame
{
    [JsonPropertyName("result")]
    public KeepingHistory Result { get; set; } = new();

    public override void Fold(ref ExtractedChecksum checksum)
    {
        base.Fold(ref checksum);
        Peers.SystemTextJson.Message.FoldAll(Result.Messages, ref checksum);
    }
}
