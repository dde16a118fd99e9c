namespace Framewright.RocketChat;

/// <summary>The settings of a sequence of changes.</summary>
public sealed record MessageChangeOptions
{
    /// <summary>How many messages are remembered, to tell what changed about them; the one that was heard of longest ago is forgotten first. Default: 2,048. Each takes about 200 bytes.</summary>
    public int RememberedMessages { get; init; } = 2048;

    /// <summary>Whether marks of deleted messages are passed over. Default: false.</summary>
    public bool HidesDeleted { get; init; }

    /// <summary>The settings of the subscription: its buffer, and who is told of gaps and of deletions during them. Null for the defaults.</summary>
    public SubscriptionOptions? Subscription { get; init; }
}
