namespace Framewright.Benchmarks.Parsing;

/// <summary>What was asked for cannot be done; the message says why, and is all that the user needs to see.</summary>
public sealed class UsageException(string message) : Exception(message);
