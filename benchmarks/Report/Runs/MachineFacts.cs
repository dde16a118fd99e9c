using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Framewright.Benchmarks.Report.Runs;

/// <summary>What numbers depend on.</summary>
/// <param name="Date">The day of the run, UTC.</param>
/// <param name="Description">Processor, cores, system, runtime.</param>
/// <param name="LoadBefore">The load average of the minute before the run; null where the system has none.</param>
public sealed record MachineFacts(string Date, string Description, double? LoadBefore)
{
    private const string Processors = "/proc/cpuinfo";
    private const string Load = "/proc/loadavg";

    public static MachineFacts OfThisOne(TimeProvider time)
    {
        string description = $"{ProcessorName()}, {Environment.ProcessorCount} cores, {Vectors()}; {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";
        return new MachineFacts(time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), description, LoadAverage());
    }

    /// <summary>A line for a page.</summary>
    public string ToLine(string command)
    {
        string load = LoadBefore is { } average ? string.Create(CultureInfo.InvariantCulture, $" Load average before the run: {average:0.0}.") : "";
        return $"Printed by `{command}` on {Date}. Machine: {Description}.{load}";
    }

    private static string ProcessorName()
    {
        string? line = File.Exists(Processors) ? File.ReadLines(Processors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static string Vectors() => Vector512.IsHardwareAccelerated ? "512-bit vectors" : Vector256.IsHardwareAccelerated ? "256-bit vectors" : "no wide vectors";

    private static double? LoadAverage() => File.Exists(Load) ? double.Parse(File.ReadAllText(Load).Split(' ')[0], CultureInfo.InvariantCulture) : null;
}
