using Microsoft.Extensions.Logging;

namespace Framewright.Telemetry;

/// <summary>The log events of a connection, with stable ids. No content of frames, no parameters, no credentials.</summary>
/// <remarks>An id is never given to another event. <c>docs/telemetry.md</c> lists them; a test compares.</remarks>
internal static partial class SessionLog
{
    [LoggerMessage(1, LogLevel.Information, "{Protocol}: {Previous} → {Current}")]
    public static partial void StateChanged(this ILogger logger, string protocol, ConnectionState previous, ConnectionState current);

    [LoggerMessage(2, LogLevel.Warning, "{Protocol}: connection lost: {Reason}")]
    public static partial void ConnectionLost(this ILogger logger, string protocol, string reason);

    [LoggerMessage(3, LogLevel.Warning, "{Protocol}: a frame of kind {Kind} ({Stream}) was skipped, fault at byte {Offset}: {Reason}")]
    public static partial void FrameFault(this ILogger logger, string protocol, string kind, string? stream, int offset, string reason);

    [LoggerMessage(4, LogLevel.Warning, "{Protocol}: the peer reports a fault: {Reason}")]
    public static partial void PeerFault(this ILogger logger, string protocol, string reason);

    [LoggerMessage(5, LogLevel.Error, "{Protocol}: a handler of {Stream} threw")]
    public static partial void HandlerFailed(this ILogger logger, Exception exception, string protocol, string stream);

    [LoggerMessage(6, LogLevel.Warning, "{Protocol}: a view handler of {Stream} held the receive loop for {Elapsed}")]
    public static partial void HandlerSlow(this ILogger logger, string protocol, string stream, TimeSpan elapsed);

    [LoggerMessage(7, LogLevel.Error, "{Protocol}: a callback threw")]
    public static partial void CallbackFailed(this ILogger logger, Exception exception, string protocol);

    [LoggerMessage(8, LogLevel.Error, "{Protocol}: a loop of the socket ended with an error that it should not have; please report it")]
    public static partial void LoopFailed(this ILogger logger, Exception exception, string protocol);
}
