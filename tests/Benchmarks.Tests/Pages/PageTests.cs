using Framewright.Benchmarks.Report.Charts;
using Framewright.Benchmarks.Report.Pages;
using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Tests.Pages;

public sealed class PageTests
{
    private static readonly MachineFacts Machine = new("2026-01-02", "a processor, 2 cores", 0.5);

    [Fact]
    public void A_reached_goal_is_bold_and_a_missed_one_is_not()
    {
        string page = ParsingPage.Write(RatioOutput.Parse(["parse.small.strict.vs_stj=8.5", "parse.plain.strict.vs_stj=17.9", "parse.route.ns=15"]), Machine);

        Assert.Contains("| strict views vs. System.Text.Json | **8.50** (≥ 8) | 17.90 (≥ 18) | – | – | – |", page, StringComparison.Ordinal);
        Assert.Contains("**15.0** (≤ 15) ns", page, StringComparison.Ordinal);
        Assert.DoesNotContain("trusting", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lines_stand_below_as_they_were_printed()
    {
        string page = ParsingPage.Write(RatioOutput.Parse(["parse.small.strict.ns=1.234", "parse.route.ns=15"]), Machine);

        Assert.Contains("```text\nparse.small.strict.ns=1.234\nparse.route.ns=15\n```", page, StringComparison.Ordinal);
        Assert.Contains("on 2026-01-02. Machine: a processor, 2 cores. Load average before the run: 0.5.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_and_rivals_of_the_end_to_end_page_are_those_that_were_printed()
    {
        RatioOutput output = RatioOutput.Parse(
            ["e2e.transport=t", "e2e.small.vs_clientwebsocket=1.5", "e2e.small.vs_newcomer=2", "e2e.small.fps=2000000", "e2e.small.newcomer.fps=1000000", "e2e.small.frame_length=141", "e2e.small.newcomer.void=1", "e2e.calls256.vs_clientwebsocket=4", "e2e.calls256.cps=10", "transport.large.receive.own.fps=5"]);

        string page = EndToEndPage.Write(output, Machine);

        Assert.Contains("| | small, 141 B |", page, StringComparison.Ordinal);
        Assert.Contains("| vs. ClientWebSocket, nothing parsed | **1.50** (≥ 1.2) |", page, StringComparison.Ordinal);
        Assert.Contains("| vs. newcomer | 2.00, void |", page, StringComparison.Ordinal);
        Assert.Contains("| newcomer | 1,000,000, void |", page, StringComparison.Ordinal);
        Assert.Contains("| | 256 in flight |", page, StringComparison.Ordinal);
        Assert.DoesNotContain("| | small, 141 B | large", page, StringComparison.Ordinal);
        Assert.Equal([282], EndToEndPage.Chart(output, Machine).Series[0].Values);
    }

    [Fact]
    public void The_generators_page_has_both_services_beside_each_other()
    {
        RatioOutput output = RatioOutput.Parse(["generator.cold.ms=63.668", "generator.unrelated_edit.ms=1.5", "generator.large.cold.ms=74.2", "generator.types=526"]);

        string page = GeneratorPage.Write(output, Machine);

        Assert.Contains("| cold run over all schemas, after warm-up, ms | **63.7** (≤ 300) | 74.2 |", page, StringComparison.Ordinal);
        Assert.Contains("| declared types | 526 | – |", page, StringComparison.Ordinal);
        Assert.Equal([63.668, null, 1.5], GeneratorPage.Chart(output, Machine).Series[0].Values);
    }

    [Fact]
    public void Goals_are_counted_over_what_was_measured() =>
        Assert.Equal("Goals reached: 2 of 3.", Goals.Count(RatioOutput.Parse(["parse.small.strict.vs_stj=8", "parse.large.strict.vs_stj=7.99", "parse.route.ns=14", "parse.small.strict.ns=1"])));

    [Fact]
    public void Charts_show_the_lanes_that_took_part()
    {
        BarChart chart = ParsingPage.Chart(RatioOutput.Parse(["parse.medium.strict.mbps=900", "parse.medium.stj.mbps=300"]), Machine);

        Assert.Equal(["strict views", "System.Text.Json"], chart.Series.Select(series => series.Name));
        Assert.Equal([null, null, 900, null, null], chart.Series[0].Values);
    }

    [Fact]
    public void A_marked_part_is_replaced_and_the_rest_stays() =>
        Assert.Equal("a\n<!-- x: by hand -->\nnew\n<!-- end x -->\nb", MarkedPart.Replace("a\n<!-- x: by hand -->\nold\nold\n<!-- end x -->\nb", "x", "new\n"));

    [Fact]
    public void A_page_without_the_part_is_an_error() => Assert.Throws<FormatException>(() => MarkedPart.Replace("a <!-- x: -->", "x", "new"));

    [Fact]
    public void A_table_leaves_out_rows_without_values_and_refuses_cells_without_columns()
    {
        Table table = new Table("a", "b").Add("one", "1", null).Add("none", null, null);

        Assert.Equal("| | a | b |\n|---|---:|---:|\n| one | 1 | – |\n", table.ToString());
        Assert.Throws<ArgumentException>(() => table.Add("two", "1"));
    }
}
