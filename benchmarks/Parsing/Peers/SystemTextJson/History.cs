using System.Text.Json.Serialization;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>A stretch of a room's past.</summary>
public sealed class History
{
    [JsonPropertyName("messages")]
    public List<Message> Messages { get; set; } = [];
}
