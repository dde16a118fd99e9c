using Framewright.Benchmarks.Report.Charts;
using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Report.Pages;

/// <summary>The results from socket to handler. Rows and rivals are those that were printed, so that a new one needs nothing here.</summary>
public static class EndToEndPage
{
    private const double Million = 1e6;

    public static string Write(RatioOutput output, MachineFacts machine) => ResultPage.Write(
        "End to end",
        "EndToEnd",
        machine,
        output,
        $"Transport of every row of ours: {output.Text("e2e.transport")}. The server is another process; our client has logged in, routes, parses strictly and hands views to a handler, the rivals know what comes. "
            + "`void` marks a lane whose process used less than 0.9 of a core: there the server or the machine was measured.",
        "![Megabytes of frames received per second](end-to-end.svg)",
        "## Events: the rival's time divided by ours\n\nMedians of interleaved rounds; the goal in brackets, bold where it is reached.\n",
        RatioTable(output, Events(output)),
        "## Frames per second\n",
        LaneTable(output, Events(output), "fps", Numbers.Whole),
        "## Bytes allocated per frame, of the whole process\n",
        LaneTable(output, Events(output), "bytes", Numbers.Fine),
        "## Share of a core that the client process used\n",
        LaneTable(output, Events(output), "core", Numbers.Fine),
        "## Calls, by calls in flight\n\nThe rival writes a frame for each that comes back: it makes no request anew, parses no answer and has no callers to wake. Calls are never void: with one in flight, waiting is measured.\n",
        "![Calls per second](calls.svg)\n",
        RatioTable(output, Calls(output)),
        "Calls per second:\n",
        LaneTable(output, Calls(output), "cps", Numbers.Whole),
        "Bytes allocated per call:\n",
        LaneTable(output, Calls(output), "bytes", Numbers.Tenths));

    /// <summary>The table of goals of docs/performance.md: events and calls.</summary>
    public static string RatioTable(RatioOutput output) => RatioTable(output, Events(output)) + "\n" + RatioTable(output, Calls(output));

    public static BarChart Chart(RatioOutput output, MachineFacts machine)
    {
        string[] rows = [.. Events(output)];
        return new BarChart("From socket to handler", "megabytes of frames per second over loopback; more is better", [.. rows.Select(row => TitleOf(row, output))],
            [.. LanesOf(output, rows, "fps").Select(lane => new BarSeries(TitleOfLane(lane), [.. rows.Select(row => MegabytesOf(output, row, lane))], IsOurs(lane)))])
        {
            Note = $"{machine.Date}; {machine.Description}",
        };
    }

    public static BarChart CallChart(RatioOutput output, MachineFacts machine)
    {
        string[] rows = [.. Calls(output)];
        return new BarChart("Calls answered at once", "calls per second over loopback, by calls in flight; more is better", [.. rows.Select(row => TitleOf(row, output))],
            [.. LanesOf(output, rows, "cps").Select(lane => new BarSeries(TitleOfLane(lane), [.. rows.Select(row => output.Number(NameOf(row, lane, "cps")))], IsOurs(lane)))])
        {
            Note = $"{machine.Date}; {machine.Description}",
        };
    }

    private static string RatioTable(RatioOutput output, IEnumerable<string> rows)
    {
        string[] all = [.. rows];
        var table = new Table([.. all.Select(row => TitleOf(row, output))]);
        foreach (string metric in MetricsOf(output, all, "vs_"))
            table.Add($"vs. {TitleOfLane(metric["vs_".Length..])}", all.Select(row => Cell(row, metric)));
        return table.ToString();

        string? Cell(string row, string metric)
        {
            string? ratio = Numbers.WithGoal(output.Number($"e2e.{row}.{metric}"), Goals.Of($"e2e.{row}.{metric}"), Numbers.Fine);
            return ratio is not null && (IsVoid(output, row, "") || IsVoid(output, row, metric["vs_".Length..])) ? $"{ratio}, void" : ratio;
        }
    }

    private static string LaneTable(RatioOutput output, IEnumerable<string> rows, string unit, Func<double?, string?> format)
    {
        string[] all = [.. rows];
        var table = new Table([.. all.Select(row => TitleOf(row, output))]);
        foreach (string lane in LanesOf(output, all, unit))
            table.Add(TitleOfLane(lane), all.Select(row => Cell(row, lane)));
        return table.ToString();

        string? Cell(string row, string lane)
        {
            string? number = format(output.Number(NameOf(row, lane, unit)));
            return number is not null && IsVoid(output, row, lane) ? $"{number}, void" : number;
        }
    }

    private static IEnumerable<string> Events(RatioOutput output) => RowsOf(output).Where(row => !row.StartsWith("calls", StringComparison.Ordinal));

    private static IEnumerable<string> Calls(RatioOutput output) => RowsOf(output).Where(row => row.StartsWith("calls", StringComparison.Ordinal));

    private static IEnumerable<string> RowsOf(RatioOutput output) => output.Names.Select(name => name.Split('.')).Where(parts => parts.Length >= 3 && parts[0] == "e2e").Select(parts => parts[1]).Distinct();

    private static IEnumerable<string> MetricsOf(RatioOutput output, string[] rows, string start) =>
        output.Names.Select(name => name.Split('.')).Where(parts => parts.Length == 3 && rows.Contains(parts[1]) && parts[2].StartsWith(start, StringComparison.Ordinal)).Select(parts => parts[2]).Distinct();

    /// <summary>Ours has no name: an empty one here. Rivals follow in the order in which they were printed.</summary>
    private static IEnumerable<string> LanesOf(RatioOutput output, string[] rows, string unit) =>
        output.Names.Select(name => name.Split('.')).Where(parts => parts.Length is 3 or 4 && rows.Contains(parts[1]) && parts[^1] == unit).Select(parts => parts.Length == 4 ? parts[2] : "").Distinct();

    private static string NameOf(string row, string lane, string unit) => lane.Length == 0 ? $"e2e.{row}.{unit}" : $"e2e.{row}.{lane}.{unit}";

    private static bool IsVoid(RatioOutput output, string row, string lane) => output.Number(NameOf(row, lane, "void")) is not null;

    private static bool IsOurs(string lane) => lane is "" or "views" or "own";

    private static string TitleOfLane(string lane) => lane switch
    {
        "" => "our client",
        "own" => "our client, own frame reader",
        "clientwebsocket" => "ClientWebSocket, nothing parsed",
        "utf8reader" => "ClientWebSocket + Utf8JsonReader, tokens only",
        "stj" => "ClientWebSocket + System.Text.Json",
        _ => Lanes.TitleOf(lane),
    };

    private static string TitleOf(string row, RatioOutput output)
    {
        if (row.StartsWith("calls", StringComparison.Ordinal))
            return $"{row["calls".Length..]} in flight";
        return output.Number($"e2e.{row}.frame_length") is { } length ? $"{row}, {(length < 1_000 ? $"{Numbers.Whole(length)} B" : $"{Numbers.Tenths(length / 1_000)} KB")}" : row;
    }

    private static double? MegabytesOf(RatioOutput output, string row, string lane) =>
        output.Number(NameOf(row, lane, "fps")) * output.Number($"e2e.{row}.frame_length") / Million;
}
