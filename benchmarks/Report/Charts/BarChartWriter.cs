using System.Globalization;

namespace Framewright.Benchmarks.Report.Charts;

/// <summary>Draws a chart as SVG that reads well on light and on dark pages: text stays text, colours follow the reader's scheme.</summary>
public static class BarChartWriter
{
    private const double Width = 860;
    private const double Left = 64;
    private const double Right = 16;
    private const double PlotHeight = 220;
    private const double LegendRow = 20;
    private const double LegendTop = 58;
    private const double GroupGap = 0.24;
    private const double LetterWidth = 7.2;
    private const double LabelledFrom = 26;

    private const string Css = """
        text{font:12px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#24292f}
        .ground{fill:#ffffff}.title{font-size:16px;font-weight:600}.quiet{fill:#57606a}.value{font-size:10px}
        .rule{stroke:#d0d7de;stroke-width:1}
        .ours0{fill:#0969da}.ours1{fill:#54aeff}.ours2{fill:#0a3069}.ours3{fill:#80ccff}
        .peer0{fill:#9a6700}.peer1{fill:#d4a72c}.peer2{fill:#8c959f}.peer3{fill:#57606a}
        @media (prefers-color-scheme:dark){
        .ground{fill:#0d1117}text{fill:#e6edf3}.quiet{fill:#9198a1}.rule{stroke:#3d444d}
        .ours0{fill:#4493f8}.ours1{fill:#1f6feb}.ours2{fill:#a5d6ff}.ours3{fill:#79c0ff}
        .peer0{fill:#d29922}.peer1{fill:#9e6a03}.peer2{fill:#6e7681}.peer3{fill:#b1bac4}}
        """;

    public static string Write(BarChart chart)
    {
        string[] kinds = KindsOf(chart);
        double[] legend = LegendOf(chart, out double legendHeight);
        double top = LegendTop + legendHeight + 8, bottom = top + PlotHeight;
        var svg = new SvgText();
        svg.Open(Width, bottom + 52, chart.Title);
        svg.Style(Css);
        svg.Ground();
        svg.Text("title", Left, 24, chart.Title);
        svg.Text("quiet", Left, 43, chart.Unit);
        for (int i = 0; i < chart.Series.Count; i++)
        {
            double y = LegendTop + (Math.Floor(legend[i] / Width) * LegendRow), x = legend[i] % Width;
            svg.Box(kinds[i], x, y, 11);
            svg.Text("name", x + 16, y + 10, chart.Series[i].Name);
        }

        double highest = chart.Series.SelectMany(series => series.Values).Max() ?? 0;
        AxisScale scale = AxisScale.For(highest);
        foreach (double mark in scale.Marks)
        {
            double y = bottom - (mark / scale.Top * PlotHeight);
            svg.Rule(Left, Width - Right, y);
            svg.Text("quiet", Left - 8, y + 4, Shown(mark), "end");
        }

        WriteGroups(chart, kinds, scale, bottom, svg);
        svg.Text("quiet", Left, bottom + 42, chart.Note);
        return svg.Close();
    }

    private static void WriteGroups(BarChart chart, string[] kinds, AxisScale scale, double bottom, SvgText svg)
    {
        double groupWidth = (Width - Left - Right) / chart.Groups.Count;
        double barWidth = groupWidth * (1 - GroupGap) / chart.Series.Count;
        for (int group = 0; group < chart.Groups.Count; group++)
        {
            double start = Left + (group * groupWidth) + (groupWidth * GroupGap / 2);
            for (int i = 0; i < chart.Series.Count; i++)
            {
                if (chart.Series[i].Values[group] is not { } value)
                    continue;
                double height = value / scale.Top * PlotHeight, x = start + (i * barWidth);
                svg.Bar(kinds[i], x, bottom - height, barWidth - 2, height, $"{chart.Series[i].Name}, {chart.Groups[group]}: {Shown(value)}");
                if (barWidth >= LabelledFrom)
                    svg.Text("value", x + (barWidth / 2) - 1, bottom - height - 3, Shown(value), "middle");
            }

            svg.Text("name", Left + ((group + 0.5) * groupWidth), bottom + 18, chart.Groups[group], "middle");
        }
    }

    private static string[] KindsOf(BarChart chart)
    {
        int ours = 0, peers = 0;
        return [.. chart.Series.Select(series => series.IsOurs ? $"ours{ours++ % 4}" : $"peer{peers++ % 4}")];
    }

    /// <summary>Where each name of the legend stands: its row times the width, plus its place in the row.</summary>
    private static double[] LegendOf(BarChart chart, out double height)
    {
        var places = new double[chart.Series.Count];
        double x = Left;
        int row = 0;
        for (int i = 0; i < places.Length; i++)
        {
            double width = 36 + (chart.Series[i].Name.Length * LetterWidth);
            if (x + width > Width - Right && x > Left)
            {
                x = Left;
                row++;
            }

            places[i] = (row * Width) + x;
            x += width;
        }

        height = (row + 1) * LegendRow;
        return places;
    }

    private static string Shown(double value) => value switch
    {
        >= 1_000_000 => (value / 1_000_000).ToString("0.##", CultureInfo.InvariantCulture) + " M",
        >= 10_000 => (value / 1_000).ToString("0.#", CultureInfo.InvariantCulture) + " k",
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.##", CultureInfo.InvariantCulture),
    };
}
