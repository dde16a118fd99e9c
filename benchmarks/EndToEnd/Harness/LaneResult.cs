namespace Framewright.Benchmarks.EndToEnd.Harness;

/// <summary>What one lane did in every round.</summary>
internal sealed class LaneResult(string name)
{
    private readonly List<Slice> slices = [];

    public string Name { get; } = name;

    /// <summary>Median frames or calls per second.</summary>
    public double PerSecond => 1e9 / Median(slices.Select(slice => slice.NanosecondsPerItem));

    /// <summary>Mean bytes that the process allocated per frame or call: a median would hide what is allocated now and then.</summary>
    public double AllocatedBytes => slices.Sum(slice => (double)slice.AllocatedBytes) / slices.Sum(slice => (double)slice.Items);

    /// <summary>Median share of a core that the process used; more than 1 where more than one thread ran.</summary>
    public double Core => Median(slices.Select(slice => slice.Core));

    public void Add(Slice slice) => slices.Add(slice);

    /// <summary>Forgets the warm-up.</summary>
    public void Clear() => slices.Clear();

    /// <summary>How many times longer a rival takes: the median over rounds, because both saw the same machine in the same round.</summary>
    public double RatioOf(LaneResult rival) => Median(rival.slices.Zip(slices, (theirs, ours) => theirs.NanosecondsPerItem / ours.NanosecondsPerItem));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
