namespace Framewright.Session;

/// <summary>The running counts of a connection. Each field has one writer: the reader, or whoever holds the gate.</summary>
internal sealed class SessionCounters
{
    // Those that count every frame or call lie apart from those that another thread counts with: rare ones stand between, so that no thread waits for another's cache line.
    // Written by the reader.
    public long Messages;
    public long Frames;
    public long BytesReceived;
    public long EventsDelivered;
    public long CallsAnswered;
    public long CallsRefused;
    public long UnroutedEvents;
    public long StaleEvents;
    public long Faults;
    public long UnknownKinds;
    public long BinaryMessages;
    public long TruncatedMessages;
    public long PeerFaults;
    public long PeerCalls;
    public long PeerCallsUnhandled;

    // Written under the gate.
    public long LateReplies;
    public long UnknownIds;
    public long Unexpected;
    public long PingsSent;
    public long PingsAnswered;
    public long Calls;
    public long CallsGivenUp;
    public long Posts;
    public long StreamsCompleted;
    public long PeerCallsAnswered;
    public long SocketsLost;
    public long Reconnects;
    public long CallsRepeated;
    public long CallsPostponed;
    public long SubscriptionsPostponed;
    public long Recoveries;
    public long SilentLosses;

    // Written by the write loop.
    public long FramesSent;
    public long BytesSent;

    // Several writers: interlocked.
    public long Dropped;
    public long EventsRecovered;
    public long RecoveryFaults;
    public long Gaps;
    public long HandlerFailures;
    public long SlowHandlers;
    public long CallbackFailures;

    /// <summary>Calls that ended well, by their answer or by the end of several.</summary>
    public long CallsCompleted => Volatile.Read(ref CallsAnswered) + Volatile.Read(ref StreamsCompleted);

    /// <summary>Calls that ended with an error, from the peer or from here.</summary>
    public long CallsFailed => Volatile.Read(ref CallsRefused) + Volatile.Read(ref CallsGivenUp);

    /// <summary>The counts for users.</summary>
    public ConnectionStatistics Snapshot(int pendingCalls, IReadOnlyDictionary<string, long> missingMembers) => new()
    {
        MessagesReceived = Messages,
        FramesReceived = Frames,
        BytesReceived = BytesReceived,
        FramesSent = FramesSent,
        BytesSent = BytesSent,
        Calls = Calls,
        CallsCompleted = CallsCompleted,
        CallsFailed = CallsFailed,
        CallsPending = pendingCalls,
        Posts = Posts,
        EventsDelivered = EventsDelivered,
        EventsUnrouted = UnroutedEvents,
        EventsStale = StaleEvents,
        EventsDropped = Interlocked.Read(ref Dropped),
        EventsRecovered = Interlocked.Read(ref EventsRecovered),
        Faults = Faults + Interlocked.Read(ref RecoveryFaults),
        UnknownKinds = UnknownKinds,
        LateReplies = LateReplies,
        UnknownIds = UnknownIds,
        Unexpected = Unexpected,
        BinaryMessages = BinaryMessages,
        OversizeMessages = TruncatedMessages,
        PeerFaults = PeerFaults,
        PingsSent = PingsSent,
        PingsAnswered = PingsAnswered,
        PeerCalls = PeerCalls,
        PeerCallsAnswered = PeerCallsAnswered,
        PeerCallsUnhandled = PeerCallsUnhandled,
        SocketsLost = SocketsLost,
        Reconnects = Reconnects,
        CallsRepeated = CallsRepeated,
        CallsPostponed = CallsPostponed,
        SubscriptionsPostponed = SubscriptionsPostponed,
        Recoveries = Recoveries,
        Gaps = Interlocked.Read(ref Gaps),
        SilentLosses = SilentLosses,
        HandlerFailures = Interlocked.Read(ref HandlerFailures),
        SlowHandlers = Interlocked.Read(ref SlowHandlers),
        MissingMembers = missingMembers,
    };
}
