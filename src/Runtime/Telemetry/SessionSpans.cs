using System.Diagnostics;

namespace Framewright.Telemetry;

/// <summary>The spans of attempts to connect and of calls. Neither parameters nor results nor the server's words are on them, only its error codes.</summary>
internal static class SessionSpans
{
    private static readonly ActivitySource Source = new(RealtimeTelemetry.ActivitySourceName, SessionMeter.Version);

    public static bool IsListenedTo => Source.HasListeners();

    /// <summary>Starts the span of a call under the caller's current one, which stays current: the call goes on after the caller's code has.</summary>
    public static Activity? StartCall(string protocol, string method, KeyValuePair<string, object?>[] tags)
    {
        var current = Activity.Current;
        try
        {
            var span = Source.StartActivity(ActivityKind.Client, tags: tags, name: $"{protocol} {method}");
            span?.SetTag(TelemetryTags.RpcSystem, "framewright").SetTag(TelemetryTags.RpcService, protocol).SetTag(TelemetryTags.RpcMethod, method);
            return span;
        }
        finally
        {
            Activity.Current = current;
        }
    }

    /// <summary>Starts the span of an attempt to connect, which is the current one until its end: what the attempt asks over HTTP and calls belongs under it.</summary>
    public static Activity? StartConnect(string protocol, KeyValuePair<string, object?>[] tags, int attempt)
    {
        var span = Source.StartActivity(ActivityKind.Client, tags: tags, name: $"{protocol} connect");
        span?.SetTag(TelemetryTags.Attempt, attempt);
        return span;
    }

    /// <summary>Names the endpoint that an attempt goes to. Path and query are left out: they may hold tickets.</summary>
    public static void SetEndpoint(Activity span, Uri endpoint) =>
        span.SetTag(TelemetryTags.Scheme, endpoint.Scheme).SetTag(TelemetryTags.Address, endpoint.IdnHost).SetTag(TelemetryTags.Port, endpoint.Port);

    /// <summary>Ends a span. What is current on the ending thread stays so.</summary>
    public static void End(Activity span, string outcome, Exception? error)
    {
        var current = Activity.Current;
        span.SetTag(TelemetryTags.Outcome, outcome);
        if (error is not null)
        {
            span.SetTag(TelemetryTags.ErrorType, error.GetType().FullName);
            if (TelemetryOutcome.CodeOf(error) is { } code) span.SetTag(TelemetryTags.ErrorCode, code);
            if (error is not OperationCanceledException) span.SetStatus(ActivityStatusCode.Error);
        }

        try
        {
            span.Stop();
        }
        finally
        {
            // An ended span makes its parent the current one, and here that is somebody else's.
            Activity.Current = ReferenceEquals(current, span) ? span.Parent : current;
        }
    }
}
