using System.Text.Json;
using System.Text.Json.Serialization;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;

/// <summary>A row of an attachment's table.</summary>
public sealed class AttachmentField
{
    [JsonPropertyName("title")]
    public string? Title { get; set; }

    [JsonPropertyName("value")]
    public JsonElement? Value { get; set; }

    [JsonPropertyName("short")]
    public bool? Short { get; set; }
}
