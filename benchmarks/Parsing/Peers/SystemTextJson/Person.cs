using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>A user as messages, edits, mentions and stars name one, or a room as a channel link does: both have an id and names.</summary>
public sealed class Person
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    [JsonPropertyName("username")]
    public string? Username { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    public void Fold(ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.Id, Id);
        checksum.Text(Member.Username, Username);
        checksum.Text(Member.Name, Name);
        checksum.Text(Member.Type, Type);
    }
}
