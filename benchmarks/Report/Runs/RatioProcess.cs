using System.Diagnostics;

namespace Framewright.Benchmarks.Report.Runs;

/// <summary>Runs the ratio run of a benchmark project, which has to be built, and takes in what it prints. Its errors go where ours go.</summary>
public static class RatioProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <param name="root">The repository.</param>
    /// <param name="project">The project's folder below <c>benchmarks</c>.</param>
    /// <param name="narrowing">What stands behind <c>ratios</c>.</param>
    /// <exception cref="InvalidOperationException">It failed, or took too long.</exception>
    public static async Task<RatioOutput> RunAsync(string root, string project, params string[] narrowing)
    {
        string[] arguments = ["run", "--project", Path.Combine("benchmarks", project), "-c", "Release", "--no-build", "--", "ratios", .. narrowing];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = root, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"benchmarks/{project} took longer than {Patience.TotalMinutes:0} minutes");
        }

        string text = await output;
        return process.ExitCode == 0
            ? RatioOutput.Parse(text.Split('\n', StringSplitOptions.TrimEntries))
            : throw new InvalidOperationException($"benchmarks/{project} -- ratios ended with {process.ExitCode}");
    }
}
