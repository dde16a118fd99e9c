namespace Framewright.RocketChat;

/// <summary>What a handler of events is told of more closely.</summary>
public sealed record RocketChatEventOptions
{
    /// <summary>The rooms, by their ids, whose activities and deletions are told. Each costs a subscription, which servers allow few of at a time. Default: none.</summary>
    public IReadOnlyCollection<string> Rooms { get; init; } = [];

    /// <summary>How events wait for the handler, for each of the subscriptions underneath. Default: null, as <see cref="SubscriptionOptions"/> is by default.</summary>
    public SubscriptionOptions? Subscriptions { get; init; }
}
