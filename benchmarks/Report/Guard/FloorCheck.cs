using System.Globalization;
using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Report.Guard;

/// <summary>Holds the ratios of runs against their floors.</summary>
public static class FloorCheck
{
    /// <summary>Finds what stayed below its floor in every run: one that was disturbed is not enough.</summary>
    /// <returns>A line per row, empty when all is well.</returns>
    public static IReadOnlyList<string> Find(IReadOnlyDictionary<string, double> floors, params IReadOnlyList<RatioOutput> runs)
    {
        List<string> problems = [];
        foreach ((string name, double floor) in floors)
        {
            double?[] measured = [.. runs.Select(run => run.Number(name))];
            if (measured.All(value => value is null))
                problems.Add($"{name} has a floor and was not printed");
            else if (measured.Max() < floor)
                problems.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is {string.Join(" and ", measured.Select(value => Shown(value)))}, its floor is {floor:0.00}"));
        }

        return problems;
    }

    private static string Shown(double? value) => value is { } number ? number.ToString("0.00", CultureInfo.InvariantCulture) : "missing";
}
