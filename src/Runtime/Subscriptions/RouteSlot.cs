namespace Framewright.Subscriptions;

/// <summary>One route with the topics that share it. Immutable: the table replaces it.</summary>
internal sealed class RouteSlot(int hash, byte[][] values, TopicEntry[] topics)
{
    /// <summary>Stands where a route was, so that searches go on behind it.</summary>
    public static RouteSlot Removed { get; } = new(0, [], []);

    public int Hash { get; } = hash;

    public byte[][] Values { get; } = values;

    /// <summary>The topics, those of one stream beside each other.</summary>
    public TopicEntry[] Topics { get; } = topics;
}
