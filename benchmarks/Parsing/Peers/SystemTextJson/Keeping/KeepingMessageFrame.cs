using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;

/// <summary>An event of a room's messages.</summary>
public sealed class KeepingMessageFrame : PeerFrame
{
    [JsonPropertyName("collection")]
    public string? Collection { get; set; }

    [JsonPropertyName("fields")]
    public KeepingMessageFields Fields { get; set; } = new();

    public override void Fold(ref ExtractedChecksum checksum)
    {
        base.Fold(ref checksum);
        checksum.Text(Member.Collection, Collection);
        checksum.Text(Member.EventName, Fields.EventName);
        Peers.SystemTextJson.Message.FoldAll(Fields.Messages, ref checksum);
    }
}
