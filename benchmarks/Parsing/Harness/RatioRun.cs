using System.Globalization;
using Framewright.Benchmarks.Parsing.Checks;
using Framewright.Benchmarks.Parsing.Extraction;

namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>
/// Compares all lanes of a size in one process: in each round each lane runs for one slice, and the order rotates, so that drift of the machine hits all alike.
/// </summary>
/// <remarks>
/// Warm-up is twelve rotating slices of 50 ms per lane, 600 ms of running each: tier-1 code follows after 30 calls of a method, its instrumented stage
/// and a quiet 100 ms, so it is in place well before the end.
/// </remarks>
public static class RatioRun
{
    private const int WarmUpRounds = 12;

    private static readonly TimeSpan WarmUpSlice = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MeasuredSlice = TimeSpan.FromMilliseconds(30);

    /// <summary>Checks and measures what is wanted and prints one <c>name=value</c> per line.</summary>
    /// <exception cref="InvalidOperationException">The corpus changed, or two contestants extract different members.</exception>
    public static void Print(RatioSelection selection, TextWriter output)
    {
        foreach (CorpusFacts facts in selection.IncludesSizes ? selection.Sizes : [])
        {
            CorpusCheck.Run(facts, TextWriter.Null);
            IReadOnlyList<Lane> lanes = Lineup.Of(facts).LanesOf(selection.Rows);
            AgreementCheck.Run(lanes);
            Print($"parse.{facts.Name}", Measure(lanes, selection.Rounds), output);
        }

        if (selection.IncludesRoute)
            PrintValue("parse.route.ns", Measure([Lineup.Routing()], selection.Rounds)[0].Nanoseconds, output);
    }

    private static LaneResult[] Measure(IReadOnlyList<Lane> lanes, int rounds)
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
                report(lane, Slice.Run(lanes[lane], duration, expected[lane]));
            }
        }
    }

    private static void Print(string prefix, LaneResult[] results, TextWriter output)
    {
        foreach (LaneResult result in results)
        {
            string name = $"{prefix}.{result.Lane.Name}";
            foreach ((string metric, string rival) in result.Lane.Rivals)
                PrintValue($"{name}.{metric}", result.RatioOf(results.Single(other => other.Lane.Name == rival)), output);
            PrintValue($"{name}.ns", result.Nanoseconds, output);
            PrintValue($"{name}.mbps", result.MegabytesPerSecond, output);
            PrintValue($"{name}.bytes", result.AllocatedBytes, output);
        }
    }

    private static void PrintValue(string name, double value, TextWriter output) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}={value:0.###}"));
}
