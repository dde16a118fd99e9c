using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Framewright.Telemetry;

/// <summary>The instruments of all connections of a process. A session only counts as it does anyway; whoever collects reads its counts.</summary>
internal static class SessionMeter
{
    private static readonly Meter Meter = new(RealtimeTelemetry.MeterName, Version);
    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 15, 30, 60] };
    private static readonly Histogram<double> CallDuration = Meter.CreateHistogram("framewright.call.duration", "s", "From a call to its result or error.", advice: Durations);
    private static readonly Histogram<double> ConnectDuration = Meter.CreateHistogram("framewright.connect.duration", "s", "From the beginning of an attempt to connect until the connection is live, or to the error.", advice: Durations);

    static SessionMeter()
    {
        Count(SessionSeries.Frames, "{frame}", "Frames received and handed to the transport.");
        Count(SessionSeries.Bytes, "By", "Bytes of messages received and of frames handed to the transport.");
        Count(SessionSeries.FrameFaults, "{frame}", "Frames that were not what they have to be, and were skipped.");
        Count(SessionSeries.Calls, "{call}", "Calls that were accepted.");
        Count(SessionSeries.CallFailures, "{call}", "Accepted calls that ended without a result.");
        Count(SessionSeries.Posts, "{post}", "Frames sent without waiting for an answer.");
        Count(SessionSeries.Events, "{event}", "Events that came, or were dropped by full buffers.");
        Count(SessionSeries.Gaps, "{gap}", "Gaps that subscriptions were told of.");
        Count(SessionSeries.Recoveries, "{gap}", "Gaps after breaks that were filled.");
        Count(SessionSeries.Repeats, "{call}", "Calls that were written again after a break.");
        Count(SessionSeries.Postponements, "{request}", "Calls and subscriptions that the server asked to wait.");
        Count(SessionSeries.HandlerFailures, "{failure}", "Handlers that threw.");
        Count(SessionSeries.SocketsLost, "{socket}", "Sockets that broke or were given up.");
        Count(SessionSeries.Reconnects, "{reconnect}", "Breaks after which the connection was live again by itself.");
        Gauge("framewright.call.pending", "{call}", "Calls that wait for an answer.", gauges => gauges.PendingCalls);
        Gauge("framewright.queue.size", "By", "Bytes that wait to be written.", gauges => gauges.QueuedBytes);
        Gauge("framewright.held.size", "By", "Bytes of events and answers that wait for their consumers and count against MaxBufferedBytes.", gauges => gauges.HeldBytes);
        Meter.CreateObservableUpDownCounter("framewright.connection.count", () => Connections.CountStates(), "{connection}", "Connections by state.");
    }

    /// <summary>The version of this assembly.</summary>
    public static string Version => typeof(SessionMeter).Assembly.GetName().Version?.ToString(3) ?? "";

    /// <summary>Shared by the process, as the instruments are: one value stands for all connections that have the same tags.</summary>
    public static MeteredConnections Connections { get; } = new();

    public static bool MeasuresCalls => CallDuration.Enabled;

    public static bool MeasuresConnects => ConnectDuration.Enabled;

    public static void RecordCall(TimeSpan elapsed, KeyValuePair<string, object?>[] connection, string method, string outcome, Exception? error)
    {
        var tags = TagsOf(connection, outcome, error);
        tags.Add(TelemetryTags.RpcMethod, method);
        CallDuration.Record(elapsed.TotalSeconds, tags);
    }

    public static void RecordConnect(TimeSpan elapsed, KeyValuePair<string, object?>[] connection, string outcome, Exception? error) =>
        ConnectDuration.Record(elapsed.TotalSeconds, TagsOf(connection, outcome, error));

    private static TagList TagsOf(KeyValuePair<string, object?>[] connection, string outcome, Exception? error)
    {
        var tags = new TagList(connection) { { TelemetryTags.Outcome, outcome } };
        if (error is not null) tags.Add(TelemetryTags.ErrorType, error.GetType().FullName);
        return tags;
    }

    private static void Count(string name, string unit, string description)
    {
        var series = SessionSeries.Of(name);
        Meter.CreateObservableCounter(name, () => Connections.Sum(series), unit, description);
    }

    private static void Gauge(string name, string unit, string description, Func<ConnectionGauges, long> read) =>
        Meter.CreateObservableUpDownCounter(name, () => Connections.Sum(read), unit, description);
}
