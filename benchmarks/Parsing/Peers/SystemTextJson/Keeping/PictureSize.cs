using System.Text.Json.Serialization;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;

/// <summary>How large a picture is.</summary>
public sealed class PictureSize
{
    [JsonPropertyName("width")]
    public double? Width { get; set; }

    [JsonPropertyName("height")]
    public double? Height { get; set; }
}
