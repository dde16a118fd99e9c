using System.Globalization;

namespace Framewright.Benchmarks.Report.Pages;

/// <summary>What a number is to reach.</summary>
/// <param name="Limit">The number.</param>
/// <param name="IsMost">Whether less is better.</param>
public sealed record Goal(double Limit, bool IsMost = false)
{
    public bool IsReachedBy(double value) => IsMost ? value <= Limit : value >= Limit;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsMost ? "≤" : "≥")} {Limit}");
}
