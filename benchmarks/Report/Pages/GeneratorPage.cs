using Framewright.Benchmarks.Report.Charts;
using Framewright.Benchmarks.Report.Runs;

namespace Framewright.Benchmarks.Report.Pages;

/// <summary>The results of the generator: this repository's schemas beside a large made-up service.</summary>
public static class GeneratorPage
{
    private static readonly (string Metric, string Title, Func<double?, string?> Format)[] Rows =
    [
        ("cold.ms", "cold run over all schemas, after warm-up, ms", Numbers.Tenths),
        ("incremental.ms", "one member more in a type, ms", Numbers.Tenths),
        ("incremental_vs_cold", "… times faster than a cold run", Numbers.Tenths),
        ("unrelated_edit.ms", "an unrelated C# file more, ms", Numbers.Tenths),
        ("compile.ms", "what the compiler then takes, without analyzers, ms", Numbers.Whole),
        ("types", "declared types", Numbers.Whole),
        ("bytes_per_type", "emitted source per declared type, bytes", Numbers.Whole),
        ("assembly_bytes", "the assembly, bytes", Numbers.Whole),
    ];

    public static string Write(RatioOutput output, MachineFacts machine)
    {
        var table = new Table("schemas of this repository", "a large made-up service");
        foreach ((string metric, string title, Func<double?, string?> format) in Rows)
        {
            string name = $"generator.{metric}";
            table.Add(title, Numbers.WithGoal(output.Number(name), Goals.Of(name), format), format(output.Number($"generator.large.{metric}")));
        }

        return ResultPage.Write(
            "Generator",
            "Generator",
            machine,
            output,
            "The goal in brackets, bold where it is reached. The large service has a thousand methods, three hundred streams and eight hundred types.",
            "![Milliseconds per run of the generator](generator.svg)",
            table.ToString(),
            """
            - A cold run has new schema files, a new compilation and a new driver. Metadata of references stays loaded, and the process is warm: the first run of
              a process, with everything still to be compiled by the JIT, is not in here. Nor is what the compiler then does with the output.
            - The edited schema is the one of messages. The unrelated edit re-runs no step of ours (`tests/Generator.Tests/Caching` proves that); what it takes is the
              driver's search for clients in a compilation that is new to it.
            - Schemas of what newer servers have removed are not among them. A type is an object or an enum under `types`; the protocol's, methods' and streams' source is
              spread over them.
            """);
    }

    public static BarChart Chart(RatioOutput output, MachineFacts machine) => new(
        "The generator over all schemas",
        "milliseconds per run, warm; less is better",
        ["cold", "a member more in a type", "an unrelated C# file more"],
        [
            new BarSeries("schemas of this repository", ValuesOf(output, "generator"), IsOurs: true),
            new BarSeries("a large made-up service", ValuesOf(output, "generator.large"), IsOurs: true),
        ])
    {
        Note = $"{machine.Date}; {machine.Description}",
    };

    private static double?[] ValuesOf(RatioOutput output, string prefix) =>
        [output.Number($"{prefix}.cold.ms"), output.Number($"{prefix}.incremental.ms"), output.Number($"{prefix}.unrelated_edit.ms")];
}
