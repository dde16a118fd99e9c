namespace Framewright;

/// <summary>The names under which connections are observed. <c>docs/telemetry.md</c> lists spans, instruments and log events.</summary>
public static class RealtimeTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: spans of attempts to connect and of calls.</summary>
    public const string ActivitySourceName = "Framewright";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>.</summary>
    public const string MeterName = "Framewright";

    /// <summary>The category of all log events.</summary>
    public const string LogCategory = "Framewright";
}
