using System.Text.Json;
using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson.Keeping;

/// <summary>A message that loses nothing of what the corpus has: what our record keeps unread is a <see cref="JsonElement"/> here, which is how System.Text.Json keeps JSON for later.</summary>
public sealed class KeepingMessage : Message
{
    [JsonPropertyName("urls")]
    public new List<KeepingLink>? Links { get; set; }

    [JsonPropertyName("attachments")]
    public new List<KeepingAttachment>? Attachments { get; set; }

    [JsonPropertyName("files")]
    public List<UploadedFile>? Files { get; set; }

    [JsonPropertyName("md")]
    public JsonElement? Markdown { get; set; }

    protected override void FoldLinks(ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < Links?.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            Links[i].Fold(ref nested);
            checksum.Item(Member.Links, i, nested);
        }
    }

    protected override void FoldAttachments(ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < Attachments?.Count; i++)
        {
            ExtractedChecksum nested = checksum.Nested();
            Attachments[i].Fold(ref nested);
            checksum.Item(Member.Attachments, i, nested);
        }
    }
}
