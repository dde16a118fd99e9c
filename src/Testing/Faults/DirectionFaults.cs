namespace Framewright.Testing.Faults;

/// <summary>What a <see cref="FaultProxy"/> does to one direction of a connection. Offsets count the bytes that the sender sent, from the first byte of the HTTP upgrade on.</summary>
/// <remarks>The same bytes always meet the same fault, however the network splits them. At one offset the order is: edits, cut, stall, discard.</remarks>
public sealed record DirectionFaults
{
    /// <summary>Everything is forwarded as it comes.</summary>
    public static DirectionFaults None { get; } = new();

    /// <summary>Cuts the connection as soon as that many bytes were forwarded; 0 cuts it at once. Default: null, never.</summary>
    public long? CutAfter { get; init; }

    /// <summary>Reads nothing beyond that many bytes: the sender's writes pile up, and in the end block. <see cref="ProxiedConnection.Resume"/> ends it. Default: null, never.</summary>
    public long? StallAfter { get; init; }

    /// <summary>Reads what lies beyond that many bytes and throws it away: a half-open path, which goes on accepting writes. <see cref="ProxiedConnection.Resume"/> ends it, with a hole. Default: null, never.</summary>
    public long? DiscardAfter { get; init; }

    /// <summary>Garbage to put in and pieces to leave out, by ascending offset. Default: none.</summary>
    public IReadOnlyList<StreamEdit> Edits { get; init; } = [];

    /// <summary>Each part that was read is forwarded so much later. Default: zero.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The most bytes that go out in one write; 1 delivers byte by byte. Default: null, as many as came.</summary>
    public int? WriteSize { get; init; }

    /// <summary>How long to wait behind each write, which together with <see cref="WriteSize"/> throttles the stream. Default: zero.</summary>
    public TimeSpan WritePause { get; init; }

    internal void Validate()
    {
        Offset(CutAfter, nameof(CutAfter));
        Offset(StallAfter, nameof(StallAfter));
        Offset(DiscardAfter, nameof(DiscardAfter));
        ArgumentOutOfRangeException.ThrowIfLessThan(Delay, TimeSpan.Zero, nameof(Delay));
        ArgumentOutOfRangeException.ThrowIfLessThan(WritePause, TimeSpan.Zero, nameof(WritePause));
        if (WriteSize is { } size) ArgumentOutOfRangeException.ThrowIfLessThan(size, 1, nameof(WriteSize));
        var last = 0L;
        foreach (var edit in Edits)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(edit.Remove, nameof(StreamEdit.Remove));
            if (edit.Offset < last) throw new ArgumentException("Edits have to stand by ascending offset, and may not overlap.", nameof(Edits));
            last = edit.Offset + edit.Remove;
        }
    }

    private static void Offset(long? value, string name)
    {
        if (value is { } offset) ArgumentOutOfRangeException.ThrowIfNegative(offset, name);
    }
}
