using Framewright.Calls;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>A call with what the model knows of it.</summary>
internal sealed class SimulatedCall(long number, bool isPost, ValueTask<long> task, long due, CancellationTokenSource? cancellation)
{
    public long Number { get; } = number;

    /// <summary>Whether it may be repeated.</summary>
    public bool IsPost { get; } = isPost;

    public ValueTask<long> Task { get; } = task;

    public long Due { get; } = due;

    public CancellationTokenSource? Cancellation { get; } = cancellation;

    public required PendingCall<long> Source { get; init; }

    public bool IsCancelled { get; set; }

    /// <summary>How often its frame was given to a socket.</summary>
    public int Written { get; set; }

    /// <summary>What the client got of the server for it.</summary>
    public HashSet<WireKind> Heard { get; } = [];

    /// <summary>Whether an answer was broken on its way.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>Whether the connection was given up, or its queue full, while it was pending.</summary>
    public bool MayBeGivenUp { get; set; }
}
