using System.Text.Json;
using System.Text.Json.Serialization;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;

/// <summary>A link with what the server found behind it.</summary>
public sealed class KeepingLink : Link
{
    [JsonPropertyName("meta")]
    public JsonElement? Meta { get; set; }

    [JsonPropertyName("headers")]
    public JsonElement? Headers { get; set; }

    [JsonPropertyName("parsedUrl")]
    public JsonElement? Parts { get; set; }
}
