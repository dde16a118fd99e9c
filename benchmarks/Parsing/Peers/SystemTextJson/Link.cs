using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>A link in a message.</summary>
public class Link
{
    [JsonPropertyName("url")]
    public string? Url { get; set; }

    public void Fold(ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.Links, Url);
    }
}
