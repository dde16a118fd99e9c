using System.Text.Json.Serialization;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;

/// <summary>The body of an event of a room's messages.</summary>
public sealed class KeepingMessageFields
{
    [JsonPropertyName("eventName")]
    public string? EventName { get; set; }

    [JsonPropertyName("args")]
    public List<KeepingMessage> Messages { get; set; } = [];
}
