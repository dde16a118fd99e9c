using Framewright.Benchmarks.Parsing;
using Framewright.Benchmarks.Parsing.Harness;

namespace Framewright.Benchmarks.Tests.Harness;

public sealed class RatioSelectionTests
{
    [Fact]
    public void Without_arguments_everything_is_wanted()
    {
        RatioSelection all = RatioSelection.Parse([]);

        Assert.Equal(["small", "plain", "medium", "large", "xl"], all.Sizes.Select(size => size.Name));
        Assert.True(all.IncludesSizes && all.IncludesRoute && all.IncludesSimdjson);
    }

    [Fact]
    public void Sizes_and_rows_narrow_it()
    {
        RatioSelection some = RatioSelection.Parse(["--size", "xl,small", "--rows", "strict", "--rounds", "3"]);

        Assert.Equal(["small", "xl"], some.Sizes.Select(size => size.Name));
        Assert.Equal(3, some.Rounds);
        Assert.False(some.IncludesRoute || some.IncludesSimdjson);
    }

    [Fact]
    public void The_route_alone_measures_no_size() => Assert.False(RatioSelection.Parse(["--rows", "route"]).IncludesSizes);

    [Theory]
    [InlineData("--size", "huge")]
    [InlineData("--rows", "fast")]
    [InlineData("--rounds", "0")]
    [InlineData("--what", "1")]
    [InlineData("--size")]
    public void What_does_not_exist_is_an_error(params string[] arguments) => Assert.Throws<UsageException>(() => RatioSelection.Parse(arguments));

    [Fact]
    public void The_lanes_of_a_row_are_its_own_and_its_rivals()
    {
        IReadOnlyList<Lane> lanes = Lineup.Of(CorpusFacts.Of(CorpusSize.Xl)).LanesOf([Lineup.StrictShuffled]);

        Assert.Equal([Lineup.SystemTextJsonShuffled, Lineup.StrictShuffled], lanes.Select(lane => lane.Name));
    }
}
