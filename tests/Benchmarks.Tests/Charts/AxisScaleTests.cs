using Framewright.Benchmarks.Report.Charts;

namespace Framewright.Benchmarks.Tests.Charts;

public sealed class AxisScaleTests
{
    [Theory]
    [InlineData(100, 100, 20)]
    [InlineData(101, 125, 25)]
    [InlineData(0.7, 0.8, 0.2)]
    [InlineData(4_321, 5_000, 1_000)]
    [InlineData(1_800_000, 2_000_000, 500_000)]
    public void Steps_are_round_and_reach_the_highest_value(double highest, double top, double step)
    {
        AxisScale scale = AxisScale.For(highest);

        Assert.Equal(top, scale.Top, 6);
        Assert.Equal(step, scale.Step, 6);
        Assert.Equal(0, scale.Marks.First());
        Assert.Equal(top, scale.Marks.Last(), 6);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Values_that_cannot_be_drawn_give_an_axis_all_the_same(double highest) => Assert.Equal(new AxisScale(1, 1), AxisScale.For(highest));
}
