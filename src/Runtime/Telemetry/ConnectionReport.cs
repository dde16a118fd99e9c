using System.Globalization;

namespace Framewright;

/// <summary>One break of a connection, from the loss of its socket until it was live again or was given up.</summary>
public sealed record ConnectionReport
{
    /// <summary>When the break was noticed.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Why the socket ended.</summary>
    public required RealtimeException Cause { get; init; }

    /// <summary>The WebSocket close code that the peer sent; null when it sent none.</summary>
    public int? CloseCode { get; init; }

    /// <summary>The close reason that the peer sent; null when it sent none. The peer's own words, and so not part of <see cref="ToString"/>.</summary>
    public string? CloseReason { get; init; }

    /// <summary>The last frames of the socket that ended, oldest first, at most 32: kinds, sizes and times, never contents.</summary>
    public IReadOnlyList<TrailedFrame> LastFrames { get; init; } = [];

    /// <summary>How many times it was tried to connect again.</summary>
    public int Attempts { get; init; }

    /// <summary>From the break until the connection was live again; null when it did not heal.</summary>
    public TimeSpan? TimeToHeal { get; init; }

    /// <summary>Whether the connection is live again. If not, it was given up: it is <see cref="ConnectionState.Lost"/>, or was disposed.</summary>
    public bool IsHealed => TimeToHeal is not null;

    /// <summary>Calls that ended with the break instead of being kept or repeated.</summary>
    public LostCalls LostCalls { get; init; }

    /// <summary>Posts that were accepted and certainly not written.</summary>
    public int PostsDropped { get; init; }

    /// <summary>The break in one line, without frames and without the peer's words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{nameof(ConnectionReport)} {{ {StartedAt:O}, {Cause.GetType().Name}, close code {CloseCode?.ToString(CultureInfo.InvariantCulture) ?? "none"}, {(TimeToHeal is { } time ? $"healed in {time.TotalSeconds:0.###} s" : "not healed")}, attempts {Attempts}, lost calls {LostCalls.NotSent} not sent and {LostCalls.Unknown} unknown, posts dropped {PostsDropped} }}");
}
