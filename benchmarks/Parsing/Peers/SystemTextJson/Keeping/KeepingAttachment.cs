using System.Text.Json;
using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;

/// <summary>An attachment with all that the corpus has of one.</summary>
public sealed class KeepingAttachment : Attachment
{
    [JsonPropertyName("attachments")]
    public new List<KeepingAttachment>? Nested { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    [JsonPropertyName("title_link_download")]
    public bool? TitleLinkDownload { get; set; }

    [JsonPropertyName("image_dimensions")]
    public PictureSize? Dimensions { get; set; }

    [JsonPropertyName("image_preview")]
    public string? Preview { get; set; }

    [JsonPropertyName("ts")]
    public JsonElement? Timestamp { get; set; }

    [JsonPropertyName("md")]
    public JsonElement? Markdown { get; set; }

    [JsonPropertyName("collapsed")]
    public bool? Collapsed { get; set; }

    [JsonPropertyName("fields")]
    public List<AttachmentField>? Fields { get; set; }

    protected override void FoldNested(ref ExtractedChecksum checksum)
    {
        if (Nested is { Count: > 0 })
            checksum.Number(Member.NestedCount, Nested.Count);
    }
}
