namespace Framewright.Benchmarks.Report.Charts;

/// <summary>A linear axis from zero with round steps.</summary>
/// <param name="Top">The highest mark, at or above the highest value.</param>
/// <param name="Step">The distance of marks.</param>
public readonly record struct AxisScale(double Top, double Step)
{
    private const int MostSteps = 5;

    private static readonly double[] RoundFactors = [1, 2, 2.5, 5, 10];

    /// <summary>The marks, zero included.</summary>
    public IEnumerable<double> Marks
    {
        get
        {
            for (int i = 0; i <= (int)Math.Round(Top / Step); i++)
                yield return i * Step;
        }
    }

    /// <summary>Finds the steps for values up to a highest one.</summary>
    public static AxisScale For(double highest)
    {
        if (!(highest > 0) || double.IsInfinity(highest))
            return new AxisScale(1, 1);
        double raw = highest / MostSteps;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * RoundFactors.First(factor => factor * power >= raw * 0.999_999);
        return new AxisScale(Math.Ceiling(highest / step * 0.999_999) * step, step);
    }
}
