using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>Hears of what is wrong with inbound frames. Called by the reader, outside of the gate.</summary>
internal interface IFaultSink
{
    /// <summary>A frame is not what it has to be.</summary>
    void ReportFault(string kind, RealtimeStream? stream, FrameFormatException fault);

    /// <summary>A stream threw something that is no fault of the frame.</summary>
    void ReportFailure(RealtimeStream stream, Exception error);

    /// <summary>A handler of the peer's calls threw.</summary>
    void ReportFailure(string handler, Exception error)
    {
    }

    /// <summary>The peer reports a fault that belongs to no call.</summary>
    void ReportPeerFault(string? reason);

    /// <summary>Whether somebody wants to know of events without subscribers.</summary>
    bool WantsUnrouted { get; }

    /// <summary>An event came that nobody subscribed to.</summary>
    void ReportUnrouted(IReadOnlyList<string> route);
}
