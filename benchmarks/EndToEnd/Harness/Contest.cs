using Framewright.Benchmarks.EndToEnd.Lanes;

namespace Framewright.Benchmarks.EndToEnd.Harness;

/// <summary>Lets lanes run in turns; the order rotates, so that drift of the machine hits all alike.</summary>
/// <remarks>A lane runs whole units, as many as last about a slice. Warm-up is ten slices of 80 ms per lane, which also find out how many those are.</remarks>
internal static class Contest
{
    private const int WarmUpRounds = 10;
    private const int Rounds = 9;

    private static readonly TimeSpan WarmUpSlice = TimeSpan.FromMilliseconds(80);
    private static readonly TimeSpan MeasuredSlice = TimeSpan.FromMilliseconds(150);

    public static async Task<LaneResult[]> RunAsync(IReadOnlyList<ILane> lanes)
    {
        LaneResult[] results = [.. lanes.Select(lane => new LaneResult(lane.Name))];
        var unitTimes = new TimeSpan[lanes.Count];
        Array.Fill(unitTimes, WarmUpSlice);
        for (int round = 0; round < WarmUpRounds; round++) await RunRoundAsync(round, WarmUpSlice);
        Array.ForEach(results, result => result.Clear());
        GC.Collect();
        for (int round = 0; round < Rounds; round++) await RunRoundAsync(round, MeasuredSlice);
        return results;

        async Task RunRoundAsync(int round, TimeSpan duration)
        {
            for (int turn = 0; turn < lanes.Count; turn++)
            {
                int lane = (turn + round) % lanes.Count;
                int units = Math.Max(1, (int)(duration / unitTimes[lane]));
                Slice slice = await Slice.RunAsync(lanes[lane], units);
                unitTimes[lane] = slice.Elapsed / units;
                results[lane].Add(slice);
            }
        }
    }
}
