using Framewright.Benchmarks.Report.Guard;
using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Tests.Guard;

public sealed class FloorsTests
{
    [Fact]
    public void Comments_and_empty_lines_are_passed_over()
    {
        IReadOnlyDictionary<string, double> floors = Floors.Parse(["# head", "", "  a.b = 1.5  # why", "c=2"]);

        Assert.Equal([new("a.b", 1.5), new("c", 2)], floors);
    }

    [Theory]
    [InlineData("a", "line 2 is no name=minimum")]
    [InlineData("a=much", "line 2 is no name=minimum")]
    [InlineData("a=1=2", "line 2 is no name=minimum")]
    [InlineData("a=0", "line 2 is no name=minimum")]
    [InlineData("a=NaN", "line 2 is no name=minimum")]
    [InlineData("b=3", "line 2: b has a floor already")]
    public void A_line_that_says_nothing_is_an_error_with_its_number(string line, string message)
    {
        var error = Assert.Throws<FormatException>(() => Floors.Parse(["b=1", line]));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Floors_are_a_share_of_results_and_are_read_back()
    {
        RatioOutput results = RatioOutput.Parse(["parse.small.strict.vs_stj=10", "parse.small.strict.ns=100", "parse.xl.strict.vs_stj=10", "parse.small.stj.ns=1000", "parse.medium.record.vs_stj=3.333"]);

        IReadOnlyDictionary<string, double> floors = Floors.Parse(Floors.Write(results).Split('\n'));

        Assert.Equal([new("parse.small.strict.vs_stj", 6.5), new("parse.medium.record.vs_stj", 2.16)], floors);
    }

    [Fact]
    public void The_committed_floors_are_of_rows_that_the_short_run_prints()
    {
        IReadOnlyDictionary<string, double> floors = Floors.Parse(File.ReadLines(Path.Combine(AppContext.BaseDirectory, "floors.txt")));

        Assert.NotEmpty(floors);
        Assert.All(floors.Keys, name => Assert.True(ShortRun.Includes(name), name));
    }
}
