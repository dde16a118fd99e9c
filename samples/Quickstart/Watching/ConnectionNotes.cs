using Framewright.Samples.Quickstart.Output;

namespace Framewright.Samples.Quickstart.Watching;

/// <summary>Prints what a connection survives: breaks, frames that are not what the schema says, handlers that throw or dawdle.</summary>
internal static class ConnectionNotes
{
    /// <summary>Listens for as long as the connection lives.</summary>
    public static void Attach(RealtimeConnection connection, Transcript transcript)
    {
        connection.StateChanged += change =>
        {
            if (change is { Current: ConnectionState.Healing, Reason: { } reason }) transcript.Warn($"{reason.Message} Connecting again.");
        };
        connection.BreakReported += report =>
        {
            if (report.TimeToHeal is { } time) transcript.Note($"Live again after {time.TotalSeconds:0.0} s and {report.Attempts} attempt(s).");
        };
        connection.FrameFaulted += fault => transcript.Warn($"A frame was skipped: {fault.Reason} (kind {fault.Kind}{(fault.Stream is { } stream ? $", stream {stream}" : "")}, byte {fault.Offset}).");
        connection.PeerFaulted += reason => transcript.Warn($"The server reports a fault: {reason}");
        connection.HandlerFailed += failure => transcript.Warn($"The handler of {failure.Stream} threw: {failure.Exception.Message}");
        connection.HandlerSlow += slow => transcript.Warn($"The handler of {slow.Stream} took {slow.Elapsed.TotalMilliseconds:0} ms.");
    }
}
