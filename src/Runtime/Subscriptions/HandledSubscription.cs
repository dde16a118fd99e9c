namespace Framewright.Subscriptions;

/// <summary>A subscription whose events go to a handler.</summary>
internal sealed class HandledSubscription(Subscriber subscriber) : Subscription(subscriber);
