using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Report.Guard;

/// <summary>The part of the ratio run that CI has time for: half a minute.</summary>
public static class ShortRun
{
    private const string Rows = "strict,trusting,record,shuffled";
    private const string Rounds = "9";

    private static readonly string[] Sizes = ["small", "medium", "large"];
    private static readonly string[] Peers = ["vs_stj", "vs_utf8reader"];

    /// <summary>Whether it prints a metric that has a floor: ratios only, because times depend on the machine.</summary>
    public static bool Includes(string name) =>
        name.Split('.') is ["parse", var size, var row, var metric] && Sizes.Contains(size) && Rows.Split(',').Contains(row) && Peers.Contains(metric);

    public static Task<RatioOutput> RunAsync(string root) => RatioProcess.RunAsync(root, "Parsing", "--size", string.Join(',', Sizes), "--rows", Rows, "--rounds", Rounds);
}
