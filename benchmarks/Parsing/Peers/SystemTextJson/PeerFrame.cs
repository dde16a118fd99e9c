using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>What all frames share. Plain setters, because init-only ones cost System.Text.Json a slower way of construction.</summary>
public abstract class PeerFrame
{
    [JsonPropertyName("msg")]
    public string? Message { get; set; }

    [JsonPropertyName("id")]
    public string? Id { get; set; }

    public virtual void Fold(ref ExtractedChecksum checksum)
    {
        FrameKind kind = Message switch
        {
            "ping" => FrameKind.Ping,
            "pong" => FrameKind.Pong,
            "updated" => FrameKind.Updated,
            "ready" => FrameKind.Ready,
            "nosub" => FrameKind.NoSub,
            "result" => FrameKind.Result,
            "changed" => FrameKind.Changed,
            _ => FrameKind.Unknown,
        };
        checksum.Number(Member.FrameKind, (long)kind);
        if (kind is FrameKind.Result or FrameKind.NoSub)
            checksum.Text(Member.ReplyId, Id);
    }
}
