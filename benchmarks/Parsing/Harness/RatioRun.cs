using System.Globalization;
using Framewright.Benchmarks.Parsing.Checks;
using Framewright.Benchmarks.Parsing.Peers.Native;

namespace Framewright.Benchmarks.Parsing.Harness;

/// <summary>The comparison for machines: every lane of a size takes turns, one <c>name=value</c> a line.</summary>
public static class RatioRun
{
    /// <summary>Checks and measures what is wanted and prints one <c>name=value</c> per line.</summary>
    /// <exception cref="InvalidOperationException">The corpus changed, or two contestants extract different members.</exception>
    public static void Print(RatioSelection selection, TextWriter output)
    {
        using NativePeer? native = selection.IncludesSimdjson ? NativePeer.TryStart(Console.Error) : null;
        if (native is not null)
            output.WriteLine($"parse.{Lineup.Simdjson}.version={native.Ask("version")}");
        foreach (CorpusFacts facts in selection.IncludesSizes ? selection.Sizes : [])
        {
            CorpusCheck.Run(facts, TextWriter.Null);
            IReadOnlyList<Lane> lanes = Lineup.Of(facts, native).LanesOf(selection.Rows);
            AgreementCheck.Run(lanes);
            Print($"parse.{facts.Name}", Contest.Run(lanes, selection.Rounds), output);
        }

        if (selection.IncludesRoute)
            PrintValue("parse.route.ns", Contest.Run([Lineup.Routing()], selection.Rounds)[0].Nanoseconds, output);
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
