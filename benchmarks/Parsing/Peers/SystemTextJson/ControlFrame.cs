using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>Any frame of the small size.</summary>
public sealed class ControlFrame : PeerFrame
{
    [JsonPropertyName("collection")]
    public string? Collection { get; set; }

    [JsonPropertyName("fields")]
    public ControlFields? Fields { get; set; }

    [JsonPropertyName("subs")]
    public List<string>? ConfirmedIds { get; set; }

    [JsonPropertyName("result")]
    public Login? Login { get; set; }

    public override void Fold(ref ExtractedChecksum checksum)
    {
        base.Fold(ref checksum);
        checksum.Text(Member.Collection, Collection);
        for (int i = 0; i < ConfirmedIds?.Count; i++)
            checksum.Item(Member.ConfirmedIds, i, ConfirmedIds[i]);
        Login?.Fold(ref checksum);
        Fields?.Fold(Collection, ref checksum);
    }
}
