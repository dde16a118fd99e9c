using Framewright.Benchmarks.Report.Guard;
using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Tests.Guard;

public sealed class FloorCheckTests
{
    private static readonly Dictionary<string, double> Floors = new() { ["a"] = 2, ["b"] = 1 };

    [Fact]
    public void Rows_at_their_floors_hold() => Assert.Empty(FloorCheck.Find(Floors, Run("a=2", "b=1.5")));

    [Fact]
    public void A_row_below_its_floor_is_named_with_its_value_and_its_floor() =>
        Assert.Equal(["a is 1.99, its floor is 2.00"], FloorCheck.Find(Floors, Run("a=1.99", "b=1")));

    [Fact]
    public void One_good_run_of_two_is_enough_for_a_row() => Assert.Empty(FloorCheck.Find(Floors, Run("a=1", "b=1"), Run("a=2.1", "b=0.5")));

    [Fact]
    public void A_row_that_stays_below_in_both_runs_is_named_with_both() =>
        Assert.Equal(["a is 1.00 and 1.50, its floor is 2.00"], FloorCheck.Find(Floors, Run("a=1", "b=1"), Run("a=1.5", "b=1")));

    [Fact]
    public void A_row_that_is_no_longer_printed_is_a_problem() => Assert.Equal(["b has a floor and was not printed"], FloorCheck.Find(Floors, Run("a=2")));

    private static RatioOutput Run(params string[] lines) => RatioOutput.Parse(lines);
}
