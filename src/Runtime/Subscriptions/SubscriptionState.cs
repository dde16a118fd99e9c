namespace Framewright;

/// <summary>What a subscription is doing.</summary>
public enum SubscriptionState
{
    /// <summary>Sent, not yet confirmed by the server.</summary>
    Pending,

    /// <summary>Confirmed: events arrive.</summary>
    Live,

    /// <summary>The connection broke; the server has not confirmed the subscription again yet, or what was missed is being fetched.</summary>
    Restoring,

    /// <summary>The server refused it, at first or after a break. Final.</summary>
    Refused,

    /// <summary>Disposed, or ended with an error. Final.</summary>
    Ended,
}
