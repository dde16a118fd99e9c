using Framewright.Session;

namespace Framewright.Telemetry;

/// <summary>One count of a session as an instrument shows it.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Read">Reads the count, which goes on meanwhile.</param>
/// <param name="Tags">What tells it from the other series of the instrument.</param>
internal sealed record SessionSeries(string Instrument, Func<SessionCounters, long> Read, params KeyValuePair<string, object?>[] Tags)
{
    public const string Frames = "framewright.frame.count";
    public const string Bytes = "framewright.network.io";
    public const string FrameFaults = "framewright.frame.faults";
    public const string Calls = "framewright.call.count";
    public const string CallFailures = "framewright.call.failures";
    public const string Posts = "framewright.post.count";
    public const string Events = "framewright.event.count";
    public const string Gaps = "framewright.gap.count";
    public const string HandlerFailures = "framewright.handler.failures";
    public const string SocketsLost = "framewright.socket.losses";
    public const string Reconnects = "framewright.reconnect.count";
    public const string Recoveries = "framewright.recovery.count";
    public const string Repeats = "framewright.call.repeats";
    public const string Postponements = "framewright.rate_limit.delays";

    /// <summary>All of them. Counts are read without a lock: each is one word with one writer.</summary>
    public static readonly SessionSeries[] All =
    [
        new(Frames, counters => Volatile.Read(ref counters.Frames), Direction("receive")),
        new(Frames, counters => Volatile.Read(ref counters.FramesSent), Direction("transmit")),
        new(Bytes, counters => Volatile.Read(ref counters.BytesReceived), Direction("receive")),
        new(Bytes, counters => Volatile.Read(ref counters.BytesSent), Direction("transmit")),
        new(FrameFaults, counters => Volatile.Read(ref counters.Faults) + Volatile.Read(ref counters.RecoveryFaults)),
        new(Calls, counters => Volatile.Read(ref counters.Calls)),
        new(CallFailures, counters => counters.CallsFailed),
        new(Posts, counters => Volatile.Read(ref counters.Posts)),
        new(Events, counters => Volatile.Read(ref counters.EventsDelivered), Event("delivered")),
        new(Events, counters => Volatile.Read(ref counters.Dropped), Event("dropped")),
        new(Events, counters => Volatile.Read(ref counters.EventsRecovered), Event("recovered")),
        new(Events, counters => Volatile.Read(ref counters.UnroutedEvents), Event("unrouted")),
        new(Events, counters => Volatile.Read(ref counters.StaleEvents), Event("stale")),
        new(Gaps, counters => Volatile.Read(ref counters.Gaps)),
        new(HandlerFailures, counters => Volatile.Read(ref counters.HandlerFailures)),
        new(SocketsLost, counters => Volatile.Read(ref counters.SocketsLost)),
        new(Reconnects, counters => Volatile.Read(ref counters.Reconnects)),
        new(Recoveries, counters => Volatile.Read(ref counters.Recoveries)),
        new(Repeats, counters => Volatile.Read(ref counters.CallsRepeated)),
        new(Postponements, counters => Volatile.Read(ref counters.CallsPostponed), Delayed("call")),
        new(Postponements, counters => Volatile.Read(ref counters.SubscriptionsPostponed), Delayed("subscribe")),
    ];

    /// <summary>The series of an instrument.</summary>
    public static int[] Of(string instrument) => [.. Enumerable.Range(0, All.Length).Where(index => All[index].Instrument == instrument)];

    private static KeyValuePair<string, object?> Direction(string value) => new(TelemetryTags.Direction, value);

    private static KeyValuePair<string, object?> Delayed(string value) => new(TelemetryTags.Delayed, value);

    private static KeyValuePair<string, object?> Event(string value) => new(TelemetryTags.EventOutcome, value);
}
