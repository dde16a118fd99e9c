using System.Text.Json.Serialization;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>The result of a login.</summary>
public sealed class Login
{
    [JsonPropertyName("id")]
    public string? UserId { get; set; }

    [JsonPropertyName("token")]
    public string? Token { get; set; }

    [JsonPropertyName("tokenExpires")]
    public DateTimeOffset? Expiry { get; set; }

    [JsonPropertyName("type")]
    public string? Type { get; set; }

    public void Fold(ref ExtractedChecksum checksum)
    {
        checksum.Text(Member.LoginUserId, UserId);
        checksum.Text(Member.LoginToken, Token);
        checksum.Date(Member.LoginExpiry, Expiry);
        checksum.Text(Member.LoginType, Type);
    }
}
