using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Framewright.Benchmarks.Generator;

/// <summary>Runs cold, after an edit of a schema and after an unrelated edit, in turns, so that drift of the machine hits all alike.</summary>
/// <remarks>Warm-up is 40 rounds, some ten seconds: tier-1 code comes only when calls of new methods pause for 100 ms.</remarks>
public static class RatioRun
{
    private const int WarmUpRounds = 40;
    private const int Rounds = 41;
    private const int LargeRounds = 5;
    private const int Compilations = 3;
    private const int LargeCompilations = 1;

    public static void Print(TextWriter output)
    {
        Measure(Project.OfRepository(), "generator", WarmUpRounds, Rounds, Compilations, output);

        // By now the code is warm; a large service takes long enough for few rounds.
        Measure(Project.OfLargeApi(), "generator.large", 1, LargeRounds, LargeCompilations, output);
    }

    private static void Measure(Project project, string prefix, int warmUpRounds, int rounds, int compilations, TextWriter output)
    {
        project.Check();
        Func<GeneratorDriver>[] runs = [project.RunCold, project.RunSchemaEdit, project.RunUnrelatedEdit];
        for (int round = 0; round < warmUpRounds; round++)
            Array.ForEach(runs, run => TimeOf(run));

        var times = new double[runs.Length][];
        for (int run = 0; run < runs.Length; run++)
            times[run] = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            for (int turn = 0; turn < runs.Length; turn++)
            {
                int run = (turn + round) % runs.Length;
                times[run][round] = TimeOf(runs[run]);
            }
        }

        double[] ratios = [.. times[0].Zip(times[1], (cold, edit) => cold / edit)];
        long assemblyBytes = 0;
        double[] compileTimes = [.. Enumerable.Range(0, compilations).Select(_ => TimeOf(() => assemblyBytes = project.CompileOutput()))];
        Write("cold.ms", Median(times[0]));
        Write("incremental.ms", Median(times[1]));
        Write("incremental_vs_cold", Median(ratios));
        Write("unrelated_edit.ms", Median(times[2]));
        Write("compile.ms", Median(compileTimes));
        Write("types", project.TypeCount);
        Write("source_bytes", project.SourceBytes);
        Write("bytes_per_type", (double)project.SourceBytes / project.TypeCount);
        Write("assembly_bytes", assemblyBytes);

        void Write(string name, double value) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{prefix}.{name}={value:0.###}"));
    }

    private static double TimeOf<T>(Func<T> run)
    {
        // What one run leaves behind is not to be collected at the expense of the next.
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        GC.KeepAlive(run());
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
