using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>Who reacted with one emoji.</summary>
public sealed class Reaction
{
    [JsonPropertyName("usernames")]
    public List<string>? Usernames { get; set; }

    public void Fold(ref ExtractedChecksum checksum)
    {
        for (int i = 0; i < Usernames?.Count; i++)
            checksum.Item(Member.ReactionUsers, i, Usernames[i]);
    }
}
