using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>A file sent along with a message.</summary>
public sealed class UploadedFile
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    [JsonPropertyName("name")]
    public string? Name { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("size")]
    public long? Length { get; set; }

    [JsonPropertyName("format")]
    public string? Format { get; set; }

    public void Fold(ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.Id, Id);
        checksum.Text(Member.Name, Name);
        checksum.Text(Member.Type, Type);
        checksum.Number(Member.FileLength, Length);
        checksum.Text(Member.FileFormat, Format);
    }
}
