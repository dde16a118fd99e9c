using System.Diagnostics;

namespace Framewright.Telemetry;

/// <summary>What is remembered of an attempt to connect for its span and its duration; the default while nobody listens.</summary>
internal readonly struct ConnectTrace(ConnectionTelemetry owner, Activity? span, long startedAt)
{
    private readonly ConnectionTelemetry? owner = owner;

    public Activity? Span { get; } = span;

    public long StartedAt { get; } = startedAt;

    /// <summary>It is known where the attempt goes to.</summary>
    public void Reach(Uri endpoint)
    {
        if (Span is { } span) SessionSpans.SetEndpoint(span, endpoint);
    }

    /// <summary>Ends it: live, or with the error. Once, outside of the session's gate.</summary>
    public void End(Exception? error) => owner?.EndConnect(this, error);
}
