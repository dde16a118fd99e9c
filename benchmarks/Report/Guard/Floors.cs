using System.Globalization;
using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Report.Guard;

/// <summary>The least that ratios may be: <c>name=minimum</c> a line, comments behind <c>#</c>.</summary>
public static class Floors
{
    /// <summary>What a floor is of the committed result. The rest is for other processors and for a busy machine.</summary>
    public const double Share = 0.65;

    private const string Head = """
        # Least ratios of a short run of benchmarks/Parsing; CI fails below them. Each is 0.65 of what benchmarks/results/parsing.md has: the rest is for noise and other processors.
        # Written by `dotnet run -c Release --project benchmarks/Report -- floors`, after results that became better. A lower one needs a reason in its commit.

        """;

    /// <summary>Reads the file.</summary>
    /// <exception cref="FormatException">A line is neither; the message has its number.</exception>
    public static IReadOnlyDictionary<string, double> Parse(IEnumerable<string> lines)
    {
        var floors = new Dictionary<string, double>(StringComparer.Ordinal);
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            string content = line.Split('#')[0].Trim();
            if (content.Length == 0)
                continue;
            if (content.Split('=') is not [var name, var text] || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double floor) || !(floor > 0))
                throw new FormatException($"line {number} is no name=minimum: {content}");
            if (!floors.TryAdd(name.Trim(), floor))
                throw new FormatException($"line {number}: {name.Trim()} has a floor already");
        }

        return floors;
    }

    /// <summary>Floors for the rows that the short run measures, from results.</summary>
    public static string Write(RatioOutput results) => Head + string.Concat(results.Names
        .Where(ShortRun.Includes)
        .Select(name => string.Create(CultureInfo.InvariantCulture, $"{name}={Math.Floor(results.Number(name)!.Value * Share * 100) / 100:0.00}\n")));
}
