using System.Globalization;
using System.Xml.Linq;
using Framewright.Benchmarks.Report.Charts;

namespace Framewright.Benchmarks.Tests.Charts;

public sealed class BarChartWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Bars_are_as_high_as_their_values_and_stand_on_one_line()
    {
        XElement[] bars = Bars(new BarChart("t", "u", ["one", "two"], [new("ours", [100, 50], true), new("peer", [25, null], false)]));

        double[] heights = [.. bars.Select(bar => Number(bar, "height"))];
        Assert.Equal([220, 55, 110], heights.Select(height => Math.Round(height)));
        Assert.Single(bars.Select(bar => Math.Round(Number(bar, "y") + Number(bar, "height"))).Distinct());
    }

    [Fact]
    public void Text_is_escaped_and_stays_text()
    {
        XElement svg = Parse(new BarChart("a < b & \"c\"", "u", ["<g>"], [new("s>1", [1], true)]));

        Assert.Equal("a < b & \"c\"", (string?)svg.Attribute("aria-label"));
        Assert.Contains("<g>", svg.Elements(Svg + "text").Select(text => text.Value));
        Assert.Contains("s>1", svg.Elements(Svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void It_has_colours_for_dark_pages_and_a_ground_to_stand_on()
    {
        XElement svg = Parse(new BarChart("t", "u", ["g"], [new("s", [1], true)]));

        Assert.Equal("ground", (string?)svg.Elements(Svg + "rect").First().Attribute("class"));
        Assert.Contains("prefers-color-scheme:dark", svg.Element(Svg + "style")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_have_dots_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        commas.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture = commas;
        try
        {
            Assert.All(Bars(new BarChart("t", "u", ["a", "b", "c"], [new("s", [1, 0.5, 0.3], true)])), bar => Assert.DoesNotContain(",", (string)bar.Attribute("height")!, StringComparison.Ordinal));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_legend_that_is_too_long_for_a_row_goes_on_in_the_next()
    {
        string name = new('n', 40);
        XElement svg = Parse(new BarChart("t", "u", ["g"], [.. Enumerable.Range(0, 6).Select(i => new BarSeries($"{name}{i}", [1], i == 0))]));

        XElement[] names = [.. svg.Elements(Svg + "text").Where(text => text.Value.StartsWith(name, StringComparison.Ordinal))];
        Assert.Equal(6, names.Length);
        Assert.True(names.Select(text => Number(text, "y")).Distinct().Count() > 1);
        Assert.All(names, text => Assert.InRange(Number(text, "x"), 0, 860));
    }

    [Fact]
    public void Without_values_there_are_no_bars() => Assert.Empty(Bars(new BarChart("t", "u", ["g"], [new("s", [null], true)])));

    private static XElement[] Bars(BarChart chart) => [.. Parse(chart).Elements(Svg + "rect").Where(rect => rect.Element(Svg + "title") is not null)];

    private static XElement Parse(BarChart chart) => XDocument.Parse(BarChartWriter.Write(chart)).Root!;

    private static double Number(XElement element, string attribute) => double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);
}
