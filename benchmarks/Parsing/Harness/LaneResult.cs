namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>What one lane did in every round.</summary>
public sealed class LaneResult(Lane lane)
{
    private readonly List<double> nanoseconds = [];
    private readonly List<double> allocations = [];

    public Lane Lane { get; } = lane;

    /// <summary>Median time per frame.</summary>
    public double Nanoseconds => Median(nanoseconds);

    /// <summary>Mean bytes allocated per frame: a median would hide what is allocated now and then.</summary>
    public double AllocatedBytes => allocations.Average();

    /// <summary>Megabytes of frames per second.</summary>
    public double MegabytesPerSecond => (double)Lane.Tape.ByteCount / Lane.Tape.Count / Nanoseconds * 1_000;

    public void Add(Slice slice)
    {
        nanoseconds.Add(slice.NanosecondsPerFrame);
        allocations.Add(slice.BytesPerFrame);
    }

    /// <summary>How many times longer a rival takes: the median over rounds, because both saw the same machine in the same round.</summary>
    public double RatioOf(LaneResult rival) => Median([.. rival.nanoseconds.Zip(nanoseconds, (theirs, ours) => theirs / ours)]);

    private static double Median(IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
