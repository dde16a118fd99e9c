namespace Framewright.Telemetry;

/// <summary>The last frames of one direction. One writer at a time, which never waits; anybody may copy.</summary>
internal sealed class FrameRing
{
    /// <summary>How many frames a copy holds at most.</summary>
    public const int Kept = 32;

    // More slots than are handed out, so that what the writer touches during a copy is not among them unless it laps the copier.
    private const int Slots = 2 * Kept;

    private readonly TrailEntry[] entries = new TrailEntry[Slots];
    private long count;
    private long first;

    /// <summary>How many frames there were.</summary>
    public long Count => Volatile.Read(ref count);

    public void Add(in TrailEntry entry)
    {
        var index = count;
        entries[index & (Slots - 1)] = entry;
        Volatile.Write(ref count, index + 1);
    }

    /// <summary>Leaves out of copies what came before. By the writer.</summary>
    public void Forget() => Volatile.Write(ref first, count);

    /// <summary>Copies the last frames, oldest first. Fewer, when the writer overwrites them faster than they are copied.</summary>
    /// <param name="start">The number of the first one, counted from the ring's beginning.</param>
    public TrailEntry[] Copy(out long start)
    {
        // A copier that was put to sleep was lapped, and finds other frames to copy.
        var copy = TryCopy(out start);
        for (var again = 0; copy.Length == 0 && again < 3; again++) copy = TryCopy(out start);
        return copy;
    }

    private TrailEntry[] TryCopy(out long start)
    {
        var end = Count;
        start = Math.Max(Volatile.Read(ref first), end - Kept);
        var copy = new TrailEntry[end - start];
        for (var index = 0; index < copy.Length; index++) copy[index] = entries[(start + index) & (Slots - 1)];

        // One slot more than the writer can be at: its next entry may be seen before its count.
        Interlocked.MemoryBarrier();
        var whole = Math.Min(end, Math.Max(start, Count - Slots + 2));
        copy = copy[(int)(whole - start)..];
        start = whole;
        return copy;
    }
}
