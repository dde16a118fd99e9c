namespace Framewright.Telemetry;

/// <summary>How an operation ended, as spans and instruments say it: a word of a fixed few.</summary>
internal static class TelemetryOutcome
{
    private const string Completed = "completed";
    private const string Cancelled = "cancelled";
    private const string NotSent = "not_sent";
    private const string Rejected = "rejected";
    private const string Unknown = "unknown";
    private const string Failed = "failed";

    /// <summary>The outcome of a call.</summary>
    public static string OfCall(Exception? error) => error switch
    {
        null => Completed,
        OperationCanceledException => Cancelled,
        CallException call => Of(call.Outcome),
        CallTimeoutException timeout => Of(timeout.Outcome),
        ConnectionLostException lost => Of(lost.Outcome),
        LimitExceededException limit => Of(limit.Outcome),
        _ => Failed,
    };

    /// <summary>The outcome of an attempt to connect.</summary>
    public static string OfConnect(Exception? error) => error switch
    {
        null => Completed,
        OperationCanceledException => Cancelled,
        AuthenticationException or HandshakeRefusedException => Rejected,
        _ => Failed,
    };

    /// <summary>The server's code of an error; null when it gave none.</summary>
    public static string? CodeOf(Exception error) => error switch
    {
        CallException call => call.Code,
        AuthenticationException authentication => authentication.Code,
        HandshakeRefusedException refused => refused.Code,
        _ => null,
    };

    private static string Of(CallOutcome outcome) => outcome switch
    {
        CallOutcome.NotSent => NotSent,
        CallOutcome.Rejected => Rejected,
        _ => Unknown,
    };
}
