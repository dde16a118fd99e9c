namespace Framewright.Benchmarks.Parsing.Recordings;

/// <summary>The parts that a recording falls into: in each, every contestant does one and the same work.</summary>
public enum RecordingPart
{
    /// <summary>Room messages: the peer has a type for them, and every member is read on all sides.</summary>
    Messages,

    /// <summary>Other events that the client types: the peer has no type for them.</summary>
    TypedEvents,

    /// <summary>Answers to calls: a frame does not say which method it answers, so the result is read as raw JSON.</summary>
    Replies,

    /// <summary>Frames without a body: pings, confirmations, notices.</summary>
    Control,

    /// <summary>Events of streams that are not among <see cref="KnownStreams"/>: a client routes them and drops them unread.</summary>
    Unknown,

    /// <summary>What the client or the peer refuses, or what they read differently: left out.</summary>
    LeftOut,
}
