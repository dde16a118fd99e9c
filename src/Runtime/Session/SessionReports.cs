using Framewright.Protocol;
using Framewright.Telemetry;
using Microsoft.Extensions.Logging;

namespace Framewright.Session;

/// <summary>Tells users and the log what happens in a session.</summary>
internal sealed class SessionReports(string protocol, ILogger logger, SessionCounters counters) : IFaultSink, IHealingObserver
{
    public event Action<StateChange>? StateChanged;

    public event Action<ConnectionReport>? BreakReported;

    public event Action<FrameFault>? FrameFaulted;

    public event Action<string>? PeerFaulted;

    public event Action<IReadOnlyList<string>>? EventUnrouted;

    public event Action<HandlerFailure>? HandlerFailed;

    public event Action<SlowHandler>? HandlerSlow;

    /// <summary>Whether somebody wants to know of events without subscribers.</summary>
    public bool WantsUnrouted => EventUnrouted is not null;

    public void ReportState(StateChange change)
    {
        logger.StateChanged(protocol, change.Previous, change.Current);
        if (change.Reason is { } reason) logger.ConnectionLost(protocol, reason.Message);
        Tell(StateChanged, change);
    }

    public void ReportSchedule(int attempt, TimeSpan delay, RealtimeException cause) => logger.HealingScheduled(protocol, attempt, delay, cause.Message);

    public void ReportFailedAttempt(int attempt, RealtimeException reason) => logger.AttemptFailed(protocol, attempt, reason.Message);

    public void ReportGivenUp(int attempts, RealtimeException reason) => logger.GaveUp(protocol, attempts, reason.Message);

    public void ReportBreak(ConnectionReport report)
    {
        if (report.TimeToHeal is { } time) logger.Healed(protocol, time, report.Attempts);
        var (lost, posts) = (report.LostCalls, report.PostsDropped);
        if (lost != default || posts > 0) logger.CallsLost(protocol, lost.NotSent, lost.Unknown, posts);
        Tell(BreakReported, report);
    }

    public void ReportRestored(string stream) => logger.SubscriptionRestored(protocol, stream);

    public void ReportNotRestored(string stream, ServerError? error) => logger.SubscriptionNotRestored(protocol, stream, error?.ToString() ?? "no reason given");

    public void ReportRequeued(string stream, TimeSpan delay) => logger.SubscriptionRequeued(protocol, stream, delay);

    public void ReportGap(string stream, GapReason reason) => logger.GapFound(protocol, stream, reason);

    public void ReportRecovery(string stream, int items, int deletions) => logger.GapRecovered(protocol, stream, items, deletions);

    public void ReportRepeat(string method) => logger.CallRepeated(protocol, method);

    public void ReportDelayedCall(string method, TimeSpan delay) => logger.CallDelayed(protocol, method, delay);

    public void ReportSilence(TimeSpan silence) => logger.HeartbeatLost(protocol, silence);

    public void ReportLimit(string option, long limit) => logger.LimitReached(protocol, option, limit);

    public void ReportFault(string kind, RealtimeStream? stream, FrameFormatException fault)
    {
        logger.FrameFault(protocol, kind, stream?.Name, fault.Offset, fault.Reason);
        Tell(FrameFaulted, new FrameFault(kind, stream?.Name, fault.Offset, fault.Reason));
    }

    public void ReportPeerFault(string? reason)
    {
        var text = reason ?? "no reason given";
        logger.PeerFault(protocol, text);
        Tell(PeerFaulted, text);
    }

    public void ReportUnrouted(IReadOnlyList<string> route) => Tell(EventUnrouted, route);

    public void ReportFailure(RealtimeStream stream, Exception error) => ReportFailure(stream.Name, error);

    public void ReportFailure(string handler, Exception error)
    {
        Interlocked.Increment(ref counters.HandlerFailures);
        logger.HandlerFailed(error, protocol, handler);
        Tell(HandlerFailed, new HandlerFailure(handler, error));
    }

    public void ReportSlow(RealtimeStream stream, TimeSpan elapsed)
    {
        Interlocked.Increment(ref counters.SlowHandlers);
        logger.HandlerSlow(protocol, stream.Name, elapsed);
        Tell(HandlerSlow, new SlowHandler(stream.Name, elapsed));
    }

    public void ReportCallbackFailure(Exception error)
    {
        Interlocked.Increment(ref counters.CallbackFailures);
        logger.CallbackFailed(error, protocol);
    }

    public void ReportBug(Exception error) => logger.LoopFailed(error, protocol);

    /// <summary>Each listener is called by itself, so that one that throws keeps nothing from the others.</summary>
    private void Tell<T>(Action<T>? listeners, T notice)
    {
        if (listeners is null) return;
        foreach (var listener in Delegate.EnumerateInvocationList(listeners))
        {
            try
            {
                listener(notice);
            }
            catch (Exception error)
            {
                ReportCallbackFailure(error);
            }
        }
    }
}
