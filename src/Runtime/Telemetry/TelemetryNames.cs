namespace Framewright.Telemetry;

/// <summary>Values of tags that are words of ours.</summary>
internal static class TelemetryNames
{
    /// <summary>The lower-case name of a state.</summary>
    public static string Of(ConnectionState state) => state switch
    {
        ConnectionState.Disconnected => "disconnected",
        ConnectionState.Connecting => "connecting",
        ConnectionState.Opening => "opening",
        ConnectionState.Authenticating => "authenticating",
        ConnectionState.Live => "live",
        ConnectionState.Closing => "closing",
        ConnectionState.Closed => "closed",
        ConnectionState.Lost => "lost",
        ConnectionState.Healing => "healing",
        _ => "unknown",
    };
}
