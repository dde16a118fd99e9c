namespace Framewright.Testing.Faults;

/// <summary>What a <see cref="FaultProxy"/> does to one connection.</summary>
public sealed record FaultPlan
{
    /// <summary>The connection goes through as it is.</summary>
    public static FaultPlan None { get; } = new();

    /// <summary>The connection is reset as soon as it was made, and the server never hears of it.</summary>
    public static FaultPlan Refuse { get; } = new() { IsRefused = true };

    /// <summary>Whether the connection is reset as soon as it was made. Default: false.</summary>
    public bool IsRefused { get; init; }

    /// <summary>What happens to the bytes that the client sends. Default: nothing.</summary>
    public DirectionFaults ToServer { get; init; } = DirectionFaults.None;

    /// <summary>What happens to the bytes that the server sends. Default: nothing.</summary>
    public DirectionFaults ToClient { get; init; } = DirectionFaults.None;

    /// <summary>Cuts the connection as soon as that many bytes were forwarded in both directions together. Default: null, never.</summary>
    /// <remarks>With it the two directions take turns, so that the count is exact; do not combine it with stalls.</remarks>
    public long? CutAfter { get; init; }

    /// <summary>How the cuts of this plan end the connection. Default: <see cref="CutKind.Close"/>.</summary>
    public CutKind Cut { get; init; } = CutKind.Close;

    internal void Validate()
    {
        if (CutAfter is { } offset) ArgumentOutOfRangeException.ThrowIfNegative(offset, nameof(CutAfter));
        ToServer.Validate();
        ToClient.Validate();
    }
}
