namespace Framewright.Protocol;

/// <summary>What an inbound frame is for: the closed table of <c>is</c> in a protocol's schema.</summary>
public enum FrameRole : byte
{
    /// <summary>No frame of the protocol matches. Counted and reported, never fatal.</summary>
    Unknown,

    /// <summary>The peer accepted the opening.</summary>
    Opened,

    /// <summary>The peer refused the opening.</summary>
    Refused,

    /// <summary>The peer asks for a sign of life; the schema's <c>answer</c> says with what.</summary>
    Ping,

    /// <summary>The peer's sign of life.</summary>
    Pong,

    /// <summary>The answer to a call, or the confirmation of whatever its id belongs to.</summary>
    Reply,

    /// <summary>One of several answers to a call.</summary>
    Item,

    /// <summary>The end of several answers to a call.</summary>
    End,

    /// <summary>A subscription is confirmed.</summary>
    Subscribed,

    /// <summary>A subscription is refused, was ended, or its end is confirmed.</summary>
    Unsubscribed,

    /// <summary>Something happened in a topic.</summary>
    Event,

    /// <summary>The peer calls a method of the client.</summary>
    Call,

    /// <summary>A frame that the client has to acknowledge.</summary>
    Envelope,

    /// <summary>Known, and of no consequence to the session.</summary>
    Notice,

    /// <summary>The peer is about to close.</summary>
    Goodbye,

    /// <summary>The session is no longer usable.</summary>
    Invalid,

    /// <summary>The peer reports a fault that belongs to no call.</summary>
    Fault,
}
