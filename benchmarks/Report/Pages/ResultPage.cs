using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Report.Pages;

/// <summary>The frame of every page of results: what printed it, where and when, its parts, and the lines as they were printed.</summary>
public static class ResultPage
{
    public static string Write(string title, string project, MachineFacts machine, RatioOutput output, params IEnumerable<string> parts)
    {
        string[] all =
        [
            $"# {title}\n",
            machine.ToLine($"dotnet run -c Release --project benchmarks/{project} -- ratios") + "\n",
            "Written by `benchmarks/regenerate.sh`; what the numbers say is in [docs/performance.md](../../docs/performance.md).\n",
            .. parts.Select(part => part.TrimEnd('\n') + "\n"),
            "## As printed\n",
            $"```text\n{string.Join('\n', output.Lines)}\n```\n",
        ];
        return string.Join('\n', all);
    }
}
