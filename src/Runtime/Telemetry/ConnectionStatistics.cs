namespace Framewright;

/// <summary>What a connection has counted since it was created: a snapshot, over all its sockets.</summary>
public sealed record ConnectionStatistics
{
    /// <summary>Inbound messages of the transport.</summary>
    public long MessagesReceived { get; init; }

    /// <summary>Inbound frames; a message may hold several.</summary>
    public long FramesReceived { get; init; }

    /// <summary>Inbound bytes, as messages.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Outbound frames handed to the transport.</summary>
    public long FramesSent { get; init; }

    /// <summary>Outbound bytes handed to the transport.</summary>
    public long BytesSent { get; init; }

    /// <summary>Calls that were accepted.</summary>
    public long Calls { get; init; }

    /// <summary>Calls that ended with a result.</summary>
    public long CallsCompleted { get; init; }

    /// <summary>Calls that ended otherwise: server error, timeout, cancellation, loss, bad reply.</summary>
    public long CallsFailed { get; init; }

    /// <summary>Calls that wait for an answer now.</summary>
    public int CallsPending { get; init; }

    /// <summary>Frames sent without waiting for an answer.</summary>
    public long Posts { get; init; }

    /// <summary>Events handed to subscriptions; one event of two subscriptions counts twice.</summary>
    public long EventsDelivered { get; init; }

    /// <summary>Events that nobody subscribed to.</summary>
    public long EventsUnrouted { get; init; }

    /// <summary>Events of a scope that had ended or was opened anew since: they were ignored.</summary>
    public long EventsStale { get; init; }

    /// <summary>Events that full buffers dropped.</summary>
    public long EventsDropped { get; init; }

    /// <summary>Gaps that subscriptions were told of.</summary>
    public long Gaps { get; init; }

    /// <summary>Frames that were not what they have to be; each was reported and skipped.</summary>
    public long Faults { get; init; }

    /// <summary>Frames that match nothing in the protocol's schema.</summary>
    public long UnknownKinds { get; init; }

    /// <summary>Replies to calls that had already ended.</summary>
    public long LateReplies { get; init; }

    /// <summary>Frames with an id that was never given out.</summary>
    public long UnknownIds { get; init; }

    /// <summary>Known frames that came when nothing waited for them: a second confirmation, an end that nobody asked for.</summary>
    public long Unexpected { get; init; }

    /// <summary>Binary messages, which no protocol here uses.</summary>
    public long BinaryMessages { get; init; }

    /// <summary>Messages over the transport's size limit.</summary>
    public long OversizeMessages { get; init; }

    /// <summary>Frames in which the peer reported a fault that belongs to no call.</summary>
    public long PeerFaults { get; init; }

    /// <summary>Pings sent to a silent peer.</summary>
    public long PingsSent { get; init; }

    /// <summary>The peer's pings that were answered.</summary>
    public long PingsAnswered { get; init; }

    /// <summary>Calls and envelopes of the server that a handler took.</summary>
    public long PeerCalls { get; init; }

    /// <summary>Calls and envelopes of the server that the client answered.</summary>
    public long PeerCallsAnswered { get; init; }

    /// <summary>Calls and envelopes of the server that nobody took.</summary>
    public long PeerCallsUnhandled { get; init; }

    /// <summary>Sockets that broke or were given up.</summary>
    public long SocketsLost { get; init; }

    /// <summary>Breaks after which the connection was live again by itself.</summary>
    public long Reconnects { get; init; }

    /// <summary>Calls that were sent again on another socket because the first frame may have been acted on or not; each can be repeated without harm.</summary>
    public long CallsRepeated { get; init; }

    /// <summary>Calls that the server asked to wait, and that were made again after its delay.</summary>
    public long CallsPostponed { get; init; }

    /// <summary>Subscriptions that the server asked to wait, or did not answer after a break, and that were asked for again.</summary>
    public long SubscriptionsPostponed { get; init; }

    /// <summary>Gaps of topics that were filled.</summary>
    public long Recoveries { get; init; }

    /// <summary>Events handed to subscriptions out of filled gaps, or held back until they were filled; not part of <see cref="EventsDelivered"/>.</summary>
    public long EventsRecovered { get; init; }

    /// <summary>Topics that were lost without a word of the server's, as another stream told.</summary>
    public long SilentLosses { get; init; }

    /// <summary>Handlers that threw.</summary>
    public long HandlerFailures { get; init; }

    /// <summary>View handlers that took longer than <see cref="RealtimeOptions.SlowHandlerThreshold"/>.</summary>
    public long SlowHandlers { get; init; }

    /// <summary>How often each non-optional member (<c>Type.member</c>) was missing or null in a frame.</summary>
    public IReadOnlyDictionary<string, long> MissingMembers { get; init; } = new Dictionary<string, long>();
}
