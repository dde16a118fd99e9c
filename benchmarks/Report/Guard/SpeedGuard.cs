using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Report.Guard;

/// <summary>Fails when ratios fall below the committed floors.</summary>
internal static class SpeedGuard
{
    private const string Fence = "```";

    /// <summary>One run, and a second one if the first has stayed below a floor: a machine may be busy for a moment.</summary>
    /// <returns>The exit code: 0 when every floor was held.</returns>
    public static async Task<int> RunAsync(Repository repository, TextWriter log)
    {
        IReadOnlyDictionary<string, double> floors = Floors.Parse(File.ReadLines(repository.Floors));
        RatioOutput first = await ShortRun.RunAsync(repository.Root);
        if (FloorCheck.Find(floors, first) is { Count: > 0 } suspects)
        {
            suspects.ToList().ForEach(log.WriteLine);
            log.WriteLine("once more:");
            if (FloorCheck.Find(floors, first, await ShortRun.RunAsync(repository.Root)) is { Count: > 0 } problems)
            {
                problems.ToList().ForEach(problem => log.WriteLine($"FAILED: {problem}"));
                log.WriteLine("Slower than benchmarks/results/floors.txt allows; the file says how floors come about.");
                return 1;
            }
        }

        log.WriteLine($"{floors.Count} floors held");
        return 0;
    }

    /// <summary>Writes floors from the committed page of results.</summary>
    public static void WriteFloors(Repository repository)
    {
        IEnumerable<string> printed = File.ReadLines(Path.Combine(repository.Results, "parsing.md"))
            .SkipWhile(line => line != Fence + "text").Skip(1).TakeWhile(line => line != Fence);
        File.WriteAllText(repository.Floors, Floors.Write(RatioOutput.Parse(printed)));
    }
}
