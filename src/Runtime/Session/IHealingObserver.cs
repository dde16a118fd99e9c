namespace Framewright.Session;

/// <summary>Hears of what a session does to heal. Called outside of the gate, in order, with everything else that users are told.</summary>
internal interface IHealingObserver
{
    void ReportSchedule(int attempt, TimeSpan delay, RealtimeException cause);

    void ReportFailedAttempt(int attempt, RealtimeException reason);

    void ReportGivenUp(int attempts, RealtimeException reason);

    /// <summary>A break is over: the connection is live again, or was given up.</summary>
    void ReportBreak(ConnectionReport report);

    void ReportRestored(string stream);

    void ReportNotRestored(string stream, ServerError? error);

    void ReportRequeued(string stream, TimeSpan delay);

    void ReportGap(string stream, GapReason reason);

    void ReportRecovery(string stream, int items, int deletions);

    void ReportRepeat(string method);

    void ReportDelayedCall(string method, TimeSpan delay);

    void ReportSilence(TimeSpan silence);

    void ReportLimit(string option, long limit);
}
