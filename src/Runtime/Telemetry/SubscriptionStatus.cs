namespace Framewright;

/// <summary>What one subscription of a connection does at a moment.</summary>
/// <param name="Stream">The C# name of its stream.</param>
/// <param name="Topic">The stream's name and the topic's values, for people.</param>
/// <param name="State">What it does.</param>
public sealed record SubscriptionStatus(string Stream, string Topic, SubscriptionState State);
