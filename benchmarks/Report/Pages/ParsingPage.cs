using Framewright.Benchmarks.Report.Charts;
using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Report.Pages;

/// <summary>The results of parsing: tables of all lanes, a chart of those that read the same frames.</summary>
public static class ParsingPage
{
    private static readonly (string Lane, bool IsOurs)[] Charted =
        [("strict", true), ("trusting", true), ("record", true), ("simdjson", false), ("utf8reader", false), ("stj", false), ("stj_keeping", false)];

    private static readonly (string Metric, string Title)[] Ratios =
    [
        ("strict.vs_stj", "strict views vs. System.Text.Json"),
        ("trusting.vs_stj", "trusting views vs. System.Text.Json"),
        ("record.vs_stj", "records vs. System.Text.Json"),
        ("record.vs_stj_keeping", "records vs. System.Text.Json that keeps as much"),
        ("shuffled.vs_stj", "strict views, shuffled, vs. System.Text.Json, shuffled"),
        ("strict.vs_utf8reader", "strict views vs. Utf8JsonReader"),
        ("strict.vs_simdjson", "strict views vs. simdjson on-demand"),
        ("trusting.vs_simdjson", "trusting views vs. simdjson on-demand"),
    ];

    public static string Write(RatioOutput output, MachineFacts machine) => ResultPage.Write(
        "Parsing",
        "Parsing",
        machine,
        output,
        "![Megabytes of frames parsed per second](parsing.svg)",
        "## Ratios\n\nThe peer's time divided by ours, medians of interleaved rounds; the goal in brackets, bold where it is reached.\n",
        RatioTable(output),
        $"Routing an event that nobody subscribed to: {Numbers.WithGoal(output.Number("parse.route.ns"), Goals.Of("parse.route.ns"), Numbers.Tenths)} ns.",
        output.Text("parse.simdjson.version") is { } version ? $"simdjson's version and kernel: {version}." : "simdjson was not installed.",
        "## Nanoseconds per frame\n",
        LaneTable(output, "ns", Numbers.Whole),
        "## Megabytes per second\n",
        LaneTable(output, "mbps", Numbers.Whole),
        "## Bytes allocated per frame\n",
        LaneTable(output, "bytes", Numbers.Whole));

    /// <summary>Every ratio that the contract names, with its goal; also the table of goals of docs/performance.md.</summary>
    public static string RatioTable(RatioOutput output)
    {
        var table = new Table([.. Sizes.Titles]);
        foreach ((string metric, string title) in Ratios)
            table.Add(title, Sizes.Names.Select(size => Numbers.WithGoal(output.Number($"parse.{size}.{metric}"), Goals.Of($"parse.{size}.{metric}"), Numbers.Fine)));
        return table.ToString();
    }

    public static BarChart Chart(RatioOutput output, MachineFacts machine) => new(
        "Parsing a frame into all its members",
        "megabytes of frames per second on one core; more is better",
        Sizes.Titles,
        [.. Charted.Where(lane => output.Number($"parse.medium.{lane.Lane}.mbps") is not null).Select(lane => SeriesOf(output, lane.Lane, lane.IsOurs))])
    {
        Note = $"{machine.Date}; {machine.Description}",
    };

    private static BarSeries SeriesOf(RatioOutput output, string lane, bool isOurs) =>
        new(Lanes.TitleOf(lane), [.. Sizes.Names.Select(size => output.Number($"parse.{size}.{lane}.mbps"))], isOurs);

    private static string LaneTable(RatioOutput output, string unit, Func<double?, string?> format)
    {
        string[] lanes = [.. output.Names.Select(name => name.Split('.')).Where(parts => parts.Length == 4 && parts[3] == unit).Select(parts => parts[2]).Distinct()];
        var table = new Table([.. Sizes.Titles]);
        foreach (string lane in lanes.OrderBy(lane => Array.FindIndex(Charted, charted => charted.Lane == lane) is var place and >= 0 ? place : Charted.Length))
            table.Add(Lanes.TitleOf(lane), Sizes.Names.Select(size => format(output.Number($"parse.{size}.{lane}.{unit}"))));
        return table.ToString();
    }
}
