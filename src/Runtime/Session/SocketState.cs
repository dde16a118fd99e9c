using Framewright.Protocol;

namespace Framewright.Session;

/// <summary>What belongs to one socket and ends with it. What outlives sockets stands in <see cref="SessionCore"/>.</summary>
internal class SocketState(HeartbeatPolicy? heartbeat)
{
    public SendLane Lane { get; } = new();

    /// <summary>What waits for frames with its id.</summary>
    public IdTable InFlight { get; } = new();

    public Heartbeat Heartbeat { get; } = new(heartbeat);

    /// <summary>Calls that wait until others are answered, where the protocol limits how many are not.</summary>
    public CallQueue Queue { get; } = new();

    /// <summary>Cancelled when the socket has ended: what the peer asked for on it is of no use any more.</summary>
    public CancellationTokenSource Ended { get; } = new();

    /// <summary>The step of the opening that comes next.</summary>
    public int OpeningStep { get; set; }

    /// <summary>What the peer said about the end before it came: the reason of a goodbye.</summary>
    public string? Farewell { get; set; }
}
