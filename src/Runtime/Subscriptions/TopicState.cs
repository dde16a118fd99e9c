namespace Framewright.Subscriptions;

/// <summary>How a server subscription stands.</summary>
internal enum TopicState : byte
{
    /// <summary>Sent, not confirmed.</summary>
    Pending,

    /// <summary>Confirmed.</summary>
    Live,

    /// <summary>It was live on a socket that is gone, and is not confirmed on this one.</summary>
    Restoring,

    /// <summary>The last subscriber has left and the end was sent; its ids are known until that is confirmed.</summary>
    Leaving,

    /// <summary>Forgotten.</summary>
    Gone,
}
