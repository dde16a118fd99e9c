namespace Framewright.Benchmarks.Generation;

/// <summary>A member of the imagined workspace.</summary>
internal sealed record ChatUser(string Id, string Username, string Name);
