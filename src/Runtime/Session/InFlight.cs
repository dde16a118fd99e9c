namespace Framewright.Session;

/// <summary>Something that was sent under an id of its own and waits: a call, a subscription, the end of one.</summary>
internal abstract class InFlight
{
    /// <summary>The id on the wire. Never reused within a connection.</summary>
    public long Id { get; set; }

    /// <summary>The position of a frame that is not in the send lane yet: its call waits until others are answered.</summary>
    public const long Waiting = long.MaxValue;

    /// <summary>The frame's position in the send lane, or <see cref="Waiting"/>.</summary>
    public long Position { get; set; }

    /// <summary>When the wait ends, in the session's ticks.</summary>
    public long Due { get; set; }

    /// <summary>The list of deadlines that this one stands in; null for none.</summary>
    public DeadlineList? Deadlines { get; set; }

    public InFlight? Earlier { get; set; }

    public InFlight? Later { get; set; }
}
