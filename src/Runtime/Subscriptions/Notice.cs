namespace Framewright.Subscriptions;

/// <summary>Something other than an event that a consumer is told in its place among the events.</summary>
internal abstract class Notice
{
    /// <summary>Tells the consumer, where it runs.</summary>
    public abstract void Tell(SubscriptionOptions options);

    /// <summary>Events are missing.</summary>
    public sealed class OfGap(Gap gap) : Notice
    {
        public override void Tell(SubscriptionOptions options) => options.OnGap?.Invoke(gap);
    }

    /// <summary>An item was deleted.</summary>
    public sealed class OfDeletion(DeletedItem item) : Notice
    {
        public override void Tell(SubscriptionOptions options) => options.OnDeleted?.Invoke(item);
    }
}
