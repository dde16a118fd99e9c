namespace Framewright;

/// <content>What health checks look at.</content>
public abstract partial class RealtimeConnection
{
    /// <summary>For how long it has not been live: since it was created, or since it was last live; zero while it is.</summary>
    public abstract TimeSpan TimeOffline { get; }

    /// <summary>The subscriptions that were made and have not ended, in no order: a snapshot.</summary>
    public abstract IReadOnlyList<SubscriptionStatus> Subscriptions { get; }
}
