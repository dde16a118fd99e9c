using System.Text.Json.Serialization;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>The body of an event of a room's messages.</summary>
public sealed class MessageFields
{
    [JsonPropertyName("eventName")]
    public string? EventName { get; set; }

    [JsonPropertyName("args")]
    public List<Message> Messages { get; set; } = [];
}
