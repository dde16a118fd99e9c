using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>What hangs below a message: a picture, a quote, a report.</summary>
public class Attachment
{
    [JsonPropertyName("title")]
    public string? Title { get; set; }

    [JsonPropertyName("title_link")]
    public string? TitleLink { get; set; }

    [JsonPropertyName("text")]
    public string? Text { get; set; }

    [JsonPropertyName("description")]
    public string? Description { get; set; }

    [JsonPropertyName("image_url")]
    public string? ImageUrl { get; set; }

    [JsonPropertyName("image_type")]
    public string? ImageType { get; set; }

    [JsonPropertyName("image_size")]
    public long? ImageLength { get; set; }

    [JsonPropertyName("author_name")]
    public string? AuthorName { get; set; }

    [JsonPropertyName("author_icon")]
    public string? AuthorIcon { get; set; }

    [JsonPropertyName("message_link")]
    public string? MessageLink { get; set; }

    [JsonPropertyName("color")]
    public string? Color { get; set; }

    [JsonPropertyName("attachments")]
    public List<Attachment>? Nested { get; set; }

    public void Fold(ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.Title, Title);
        checksum.Text(Member.TitleLink, TitleLink);
        checksum.Text(Member.AttachmentText, Text);
        checksum.Text(Member.Description, Description);
        checksum.Text(Member.ImageUrl, ImageUrl);
        checksum.Text(Member.ImageType, ImageType);
        checksum.Number(Member.ImageLength, ImageLength);
        checksum.Text(Member.AuthorName, AuthorName);
        checksum.Text(Member.AuthorIcon, AuthorIcon);
        checksum.Text(Member.MessageLink, MessageLink);
        checksum.Text(Member.Color, Color);
        FoldNested(ref checksum);
    }

    protected virtual void FoldNested(ref ExtractedChecksum checksum)
    {
        if (Nested is { Count: > 0 })
            checksum.Number(Member.NestedCount, Nested.Count);
    }
}
