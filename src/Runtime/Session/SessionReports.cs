using Framewright.Protocol;
using Framewright.Telemetry;
using Microsoft.Extensions.Logging;

namespace Framewright.Session;

/// <summary>Tells users and the log what happens in a session.</summary>
internal sealed class SessionReports(string protocol, ILogger logger, SessionCounters counters) : IFaultSink
{
    public event Action<StateChange>? StateChanged;

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
