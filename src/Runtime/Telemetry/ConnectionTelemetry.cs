using System.Diagnostics;
using Framewright.Session;

namespace Framewright.Telemetry;

/// <summary>What one connection tells those who trace and measure. Nothing is done and nothing is allocated while nobody does.</summary>
/// <remarks>Listeners are users' code, and run on the threads that tell them: one that throws is reported, and harms no call and no attempt.</remarks>
internal sealed class ConnectionTelemetry : IDisposable
{
    private readonly string protocol;
    private readonly TimeProvider timeProvider;
    private readonly Action<Exception> reportFailure;
    private readonly KeyValuePair<string, object?>[] tags;
    private readonly MeteredConnection metered;
    private long? offlineSince;

    public ConnectionTelemetry(string protocol, RealtimeOptions options, SessionCounters counters, IMeteredConnection connection, Action<Exception> reportFailure)
    {
        this.protocol = protocol;
        this.reportFailure = reportFailure;
        timeProvider = options.TimeProvider;
        offlineSince = timeProvider.GetTimestamp();
        tags = TagsOf(protocol, options);
        metered = SessionMeter.Connections.Add(connection, counters, tags);
    }

    /// <summary>Takes the connection out of the instruments; what it counted stays in their sums.</summary>
    public void Dispose() => SessionMeter.Connections.Remove(metered);

    /// <summary>For how long the connection has not been live. Under the session's gate.</summary>
    public TimeSpan TimeOffline => offlineSince is { } since ? timeProvider.GetElapsedTime(since) : TimeSpan.Zero;

    /// <summary>The state has changed. Under the session's gate.</summary>
    public void Follow(StateChange change)
    {
        if (change.Current == ConnectionState.Live) offlineSince = null;
        else offlineSince ??= timeProvider.GetTimestamp();
    }

    /// <summary>A call is made.</summary>
    public CallTrace StartCall(string method)
    {
        if (!SessionSpans.IsListenedTo && !SessionMeter.MeasuresCalls) return default;
        Activity? span = null;
        try
        {
            span = SessionSpans.StartCall(protocol, method, tags);
        }
        catch (Exception failure)
        {
            reportFailure(failure);
        }

        return new CallTrace(this, method, span, timeProvider.GetTimestamp());
    }

    /// <summary>An attempt to connect begins.</summary>
    /// <param name="attempt">Which one it is since the connection was last live, from 1.</param>
    /// <param name="parent">The span of whoever waits for it; null for none.</param>
    public ConnectTrace StartConnect(int attempt, Activity? parent)
    {
        if (!SessionSpans.IsListenedTo && !SessionMeter.MeasuresConnects) return default;
        Activity? span = null;
        try
        {
            // Attempts are made in the background, where nothing is current.
            Activity.Current = parent;
            span = SessionSpans.StartConnect(protocol, tags, attempt);
        }
        catch (Exception failure)
        {
            reportFailure(failure);
        }

        return new ConnectTrace(this, span, timeProvider.GetTimestamp());
    }

    public void EndCall(in CallTrace trace, Exception? error)
    {
        try
        {
            var outcome = TelemetryOutcome.OfCall(error);
            if (trace.Span is { } span) SessionSpans.End(span, outcome, error);
            if (SessionMeter.MeasuresCalls) SessionMeter.RecordCall(timeProvider.GetElapsedTime(trace.StartedAt), tags, trace.Method, outcome, error);
        }
        catch (Exception failure)
        {
            reportFailure(failure);
        }
    }

    public void EndConnect(in ConnectTrace trace, Exception? error)
    {
        try
        {
            var outcome = TelemetryOutcome.OfConnect(error);
            if (trace.Span is { } span) SessionSpans.End(span, outcome, error);
            if (SessionMeter.MeasuresConnects) SessionMeter.RecordConnect(timeProvider.GetElapsedTime(trace.StartedAt), tags, outcome, error);
        }
        catch (Exception failure)
        {
            reportFailure(failure);
        }
    }

    /// <summary>The host of a fixed endpoint is no secret; one that a source names anew each time would make every attempt a series of its own.</summary>
    private static KeyValuePair<string, object?>[] TagsOf(string protocol, RealtimeOptions options)
    {
        var tags = new List<KeyValuePair<string, object?>>(3) { new(TelemetryTags.Protocol, protocol) };
        if (options.Name is { } name) tags.Add(new(TelemetryTags.ConnectionName, name));
        if (options is { EndpointSource: null, Endpoint: { IsAbsoluteUri: true } endpoint }) tags.Add(new(TelemetryTags.Address, endpoint.IdnHost));
        return [.. tags];
    }
}
