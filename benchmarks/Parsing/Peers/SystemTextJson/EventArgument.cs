namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>One argument of a small event; which part is set depends on its JSON kind.</summary>
public readonly record struct EventArgument(string? Text, long? Number, List<EventArgument>? Items, Subscription? Subscription);
