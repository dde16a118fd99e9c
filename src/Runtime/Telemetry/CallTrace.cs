using System.Diagnostics;

namespace Framewright.Telemetry;

/// <summary>What is remembered of a call for its span and its duration; the default while nobody listens.</summary>
internal readonly struct CallTrace(ConnectionTelemetry owner, string method, Activity? span, long startedAt)
{
    private readonly ConnectionTelemetry? owner = owner;

    public string Method { get; } = method;

    public Activity? Span { get; } = span;

    public long StartedAt { get; } = startedAt;

    /// <summary>Ends it. Once, outside of the session's gate: listeners are users' code.</summary>
    public void End(Exception? error) => owner?.EndCall(this, error);

    /// <summary>Marks that the call is written again after a break.</summary>
    public void MarkRepeated() => Span?.AddEvent(new ActivityEvent("framewright.call.repeated"));
}
