namespace Framewright.Testing.RocketChat.Model;

/// <summary>A secret that logs its owner in; without expiry it is a personal access token.</summary>
internal sealed record LoginToken(string Value, TestUser Owner, long? ExpiresAt)
{
    /// <summary>The name that its owner gave a personal access token.</summary>
    public string? Name { get; init; }
}
