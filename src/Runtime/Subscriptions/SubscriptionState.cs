namespace Framewright;

/// <summary>What a subscription is doing.</summary>
public enum SubscriptionState
{
    /// <summary>Sent, not yet confirmed by the server.</summary>
    Pending,

    /// <summary>Confirmed: events arrive.</summary>
    Live,

    /// <summary>Reserved for connections that heal: the connection is back, the subscription not yet.</summary>
    Restoring,

    /// <summary>The server refused it. Final.</summary>
    Refused,

    /// <summary>Disposed, or ended with an error. Final.</summary>
    Ended,
}
