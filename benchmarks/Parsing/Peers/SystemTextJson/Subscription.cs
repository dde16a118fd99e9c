using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>What a user has to do with a room.</summary>
public sealed class Subscription
{
    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    [JsonPropertyName("rid")]
    public string? RoomId { get; set; }

    [JsonPropertyName("unread")]
    public long? Unread { get; set; }

    [JsonPropertyName("alert")]
    public bool? Alert { get; set; }

    [JsonPropertyName("ls")]
    public DateTimeOffset? LastSeen { get; set; }

    public void Fold(ref ExtractedChecksum checksum)
    {
        ExtractedChecksum nested = checksum.Nested();
        nested.Text(Member.Id, Id);
        nested.Text(Member.RoomId, RoomId);
        nested.Number(Member.Unread, Unread);
        nested.Flag(Member.Alert, Alert);
        nested.Date(Member.LastSeen, LastSeen);
        checksum.Object(Member.Subscription, nested);
    }
}
