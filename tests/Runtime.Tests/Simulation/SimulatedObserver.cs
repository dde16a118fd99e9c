using Framewright.Session;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>Counts the reports of breaks; all else that is observed is seen by the model itself.</summary>
internal sealed class SimulatedObserver : IHealingObserver
{
    public int Breaks { get; private set; }

    public void ReportBreak(ConnectionReport report) => Breaks++;

    public void ReportSchedule(int attempt, TimeSpan delay, RealtimeException cause)
    {
    }

    public void ReportFailedAttempt(int attempt, RealtimeException reason)
    {
    }

    public void ReportGivenUp(int attempts, RealtimeException reason)
    {
    }

    public void ReportRestored(string stream)
    {
    }

    public void ReportNotRestored(string stream, ServerError? error)
    {
    }

    public void ReportRequeued(string stream, TimeSpan delay)
    {
    }

    public void ReportGap(string stream, GapReason reason)
    {
    }

    public void ReportRecovery(string stream, int items, int deletions)
    {
    }

    public void ReportRepeat(string method)
    {
    }

    public void ReportDelayedCall(string method, TimeSpan delay)
    {
    }

    public void ReportSilence(TimeSpan silence)
    {
    }

    public void ReportLimit(string option, long limit)
    {
    }
}
