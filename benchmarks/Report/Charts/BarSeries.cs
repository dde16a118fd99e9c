namespace Framewright.Benchmarks.Report.Charts;

/// <summary>One contestant's bars.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Values">A value per group; null where it was not measured.</param>
/// <param name="IsOurs">Whether it takes a colour of ours.</param>
public sealed record BarSeries(string Name, IReadOnlyList<double?> Values, bool IsOurs);
