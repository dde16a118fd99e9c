namespace Framewright.Benchmarks.Report.Charts;

/// <summary>Bars in groups: a group per size, a bar per contestant.</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Unit">What the bars count, and which way is better.</param>
/// <param name="Groups">The names of the groups, left to right.</param>
/// <param name="Series">The contestants, left to right within each group; ours first.</param>
public sealed record BarChart(string Title, string Unit, IReadOnlyList<string> Groups, IReadOnlyList<BarSeries> Series)
{
    /// <summary>Said below the bars: machine and date.</summary>
    public string Note { get; init; } = "";
}
