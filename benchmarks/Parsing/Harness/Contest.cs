using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>Lets lanes run in one process in turns: in each round each lane runs for one slice, and the order rotates, so that drift of the machine hits all alike.</summary>
/// <remarks>
/// Warm-up is twelve rotating slices of 50 ms per lane, 600 ms of running each: tier-1 code follows after 30 calls of a method, its instrumented stage
/// and a quiet 100 ms, so it is in place well before the end.
/// </remarks>
public static class Contest
{
    private const int WarmUpRounds = 12;

    private static readonly TimeSpan WarmUpSlice = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MeasuredSlice = TimeSpan.FromMilliseconds(30);

    /// <summary>Warms all lanes up and measures them.</summary>
    /// <returns>A result per lane, in their order.</returns>
    /// <exception cref="InvalidOperationException">A pass of a lane extracted something else than its first one.</exception>
    public static LaneResult[] Run(IReadOnlyList<Lane> lanes, int rounds)
    {
        LaneResult[] results = [.. lanes.Select(lane => new LaneResult(lane))];
        ulong[] expected = [.. lanes.Select(lane => lane.Pass(ChecksumDepth.Ends))];
        for (int round = 0; round < WarmUpRounds; round++)
            RunRound(round, WarmUpSlice, (_, _) => { });
        GC.Collect();
        for (int round = 0; round < rounds; round++)
            RunRound(round, MeasuredSlice, (lane, slice) => results[lane].Add(slice));
        return results;

        void RunRound(int round, TimeSpan duration, Action<int, Slice> report)
        {
            for (int turn = 0; turn < lanes.Count; turn++)
            {
                int lane = (turn + round) % lanes.Count;
                report(lane, lanes[lane].RunSlice(duration, expected[lane]));
            }
        }
    }
}
