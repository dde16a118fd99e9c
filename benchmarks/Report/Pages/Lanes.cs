namespace Framewright.Benchmarks.Report.Pages;

/// <summary>Contestants as people call them. A new one shows under its own name until it is listed here.</summary>
public static class Lanes
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["strict"] = "strict views",
        ["trusting"] = "trusting views",
        ["record"] = "records",
        ["shuffled"] = "strict views, shuffled",
        ["stj"] = "System.Text.Json",
        ["stj_keeping"] = "System.Text.Json that keeps as much",
        ["stj_shuffled"] = "System.Text.Json, shuffled",
        ["utf8reader"] = "Utf8JsonReader",
        ["utf8reader_shuffled"] = "Utf8JsonReader, shuffled",
        ["simdjson"] = "simdjson on-demand",
        ["clientwebsocket"] = "ClientWebSocket",
        ["views"] = "our client, views",
    };

    public static string TitleOf(string lane) => Titles.GetValueOrDefault(lane, lane);
}
