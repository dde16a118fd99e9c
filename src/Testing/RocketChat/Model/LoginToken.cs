namespace Framewright.Testing.RocketChat.Model;

/// <summary>A secret that logs its owner in; without expiry it is a personal access token.</summary>
internal sealed record LoginToken(string Value, TestUser Owner, long? ExpiresAt);
