using System.Text.Json.Serialization;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;

/// <summary>A stretch of a room's past.</summary>
public sealed class KeepingHistory
{
    [JsonPropertyName("messages")]
    public List<KeepingMessage> Messages { get; set; } = [];
}
