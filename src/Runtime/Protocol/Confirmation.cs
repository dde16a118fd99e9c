namespace Framewright.Protocol;

/// <summary>What tells that a subscription is live: a stream's <c>confirm</c>.</summary>
public enum Confirmation
{
    /// <summary>What the protocol has: a frame that <c>is</c> subscribed, a reply to the subscription's id, or nothing.</summary>
    Default,

    /// <summary>A frame that <c>is</c> subscribed. A reply without an error only says that the request was taken.</summary>
    Frame,

    /// <summary>The reply to the subscription's id.</summary>
    Reply,

    /// <summary>Nothing: it is live once it is written.</summary>
    None,
}
