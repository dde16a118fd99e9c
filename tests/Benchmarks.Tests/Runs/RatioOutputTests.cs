using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Tests.Runs;

public sealed class RatioOutputTests
{
    [Fact]
    public void Numbers_have_a_dot_whatever_the_culture_and_texts_are_kept()
    {
        RatioOutput output = RatioOutput.Parse(["parse.small.strict.vs_stj=8.25", "", "e2e.transport=own reader (a=b)"]);

        Assert.Equal(8.25, output.Number("parse.small.strict.vs_stj"));
        Assert.Equal("own reader (a=b)", output.Text("e2e.transport"));
        Assert.Null(output.Number("e2e.transport"));
        Assert.Null(output.Number("missing"));
        Assert.Equal(["parse.small.strict.vs_stj", "e2e.transport"], output.Names);
    }

    [Theory]
    [InlineData("no equals sign")]
    [InlineData("=1")]
    public void A_line_without_a_name_is_an_error(string line) => Assert.Throws<FormatException>(() => RatioOutput.Parse([line]));

    [Fact]
    public void A_name_that_comes_twice_is_an_error() => Assert.Throws<FormatException>(() => RatioOutput.Parse(["a=1", "a=2"]));
}
