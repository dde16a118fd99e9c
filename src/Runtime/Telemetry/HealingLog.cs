using Microsoft.Extensions.Logging;

namespace Framewright.Telemetry;

/// <summary>The log events of a connection that heals; the ids go on from those of <see cref="SessionLog"/>.</summary>
/// <remarks>Causes and reasons are messages of our own errors. Streams and methods are named as in the schema, without topics' values and parameters.</remarks>
internal static partial class HealingLog
{
    [LoggerMessage(9, LogLevel.Information, "{Protocol}: attempt {Attempt} to connect again comes in {Delay}: {Cause}")]
    public static partial void HealingScheduled(this ILogger logger, string protocol, int attempt, TimeSpan delay, string cause);

    [LoggerMessage(10, LogLevel.Warning, "{Protocol}: attempt {Attempt} to connect failed: {Reason}")]
    public static partial void AttemptFailed(this ILogger logger, string protocol, int attempt, string reason);

    [LoggerMessage(11, LogLevel.Information, "{Protocol}: live again after {Elapsed}, by attempt {Attempt}")]
    public static partial void Healed(this ILogger logger, string protocol, TimeSpan elapsed, int attempt);

    [LoggerMessage(12, LogLevel.Error, "{Protocol}: given up after {Attempts} attempts: {Reason}")]
    public static partial void GaveUp(this ILogger logger, string protocol, int attempts, string reason);

    [LoggerMessage(13, LogLevel.Debug, "{Protocol}: the subscription to {Stream} is restored")]
    public static partial void SubscriptionRestored(this ILogger logger, string protocol, string stream);

    [LoggerMessage(14, LogLevel.Warning, "{Protocol}: the subscription to {Stream} was refused after healing: {Reason}")]
    public static partial void SubscriptionNotRestored(this ILogger logger, string protocol, string stream, string reason);

    [LoggerMessage(15, LogLevel.Information, "{Protocol}: the server limits subscriptions: {Stream} is asked for again in {Delay}")]
    public static partial void SubscriptionRequeued(this ILogger logger, string protocol, string stream, TimeSpan delay);

    [LoggerMessage(16, LogLevel.Warning, "{Protocol}: a subscription to {Stream} has a gap: {Reason}")]
    public static partial void GapFound(this ILogger logger, string protocol, string stream, GapReason reason);

    [LoggerMessage(17, LogLevel.Information, "{Protocol}: a gap of {Stream} was filled with {Items} items and {Deletions} deletions")]
    public static partial void GapRecovered(this ILogger logger, string protocol, string stream, int items, int deletions);

    [LoggerMessage(18, LogLevel.Warning, "{Protocol}: a gap of {Stream} could not be filled: {Reason}")]
    public static partial void RecoveryFailed(this ILogger logger, string protocol, string stream, string reason);

    [LoggerMessage(19, LogLevel.Information, "{Protocol}: {Method} may have been lost with the socket and is called again")]
    public static partial void CallRepeated(this ILogger logger, string protocol, string method);

    [LoggerMessage(20, LogLevel.Information, "{Protocol}: the server limits calls: {Method} is called again in {Delay}")]
    public static partial void CallDelayed(this ILogger logger, string protocol, string method, TimeSpan delay);

    [LoggerMessage(21, LogLevel.Warning, "{Protocol}: a break ended {NotSent} calls that were not sent, {Unknown} of unknown outcome, and {Posts} posts")]
    public static partial void CallsLost(this ILogger logger, string protocol, int notSent, int unknown, int posts);

    [LoggerMessage(22, LogLevel.Warning, "{Protocol}: no sign of life from the peer for {Silence}")]
    public static partial void HeartbeatLost(this ILogger logger, string protocol, TimeSpan silence);

    [LoggerMessage(23, LogLevel.Warning, "{Protocol}: {Option} ({Limit}) is reached")]
    public static partial void LimitReached(this ILogger logger, string protocol, string option, long limit);
}
