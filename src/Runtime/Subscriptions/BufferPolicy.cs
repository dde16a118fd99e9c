namespace Framewright;

/// <summary>What a subscription does with an event when its buffer is full. Whatever it does, the socket goes on being read.</summary>
public enum BufferPolicy
{
    /// <summary>The oldest buffered event is dropped, which is a gap.</summary>
    DropOldest,

    /// <summary>The arriving event is dropped, which is a gap.</summary>
    DropNewest,

    /// <summary>The subscription ends with <see cref="SubscriptionOverflowException"/>.</summary>
    Fail,

    /// <summary>Everything is held, up to <see cref="RealtimeOptions.MaxBufferedBytes"/> over all such subscriptions; beyond that the subscription ends with <see cref="SubscriptionOverflowException"/>.</summary>
    Hold,
}
