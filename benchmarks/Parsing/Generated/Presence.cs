namespace Framewright.Benchmarks.Parsing.Generated;

/// <summary>A user's presence as a record.</summary>
internal sealed record Presence(string UserId, string Username, int Status, string Text);
