using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;

namespace Framewright.Benchmarks.Generator;

/// <summary>Time and allocation of one run of the generator, for people.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private Project project = null!;

    [GlobalSetup]
    public void Setup()
    {
        project = Project.OfRepository();
        project.Check();
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => project.RunCold();

    [Benchmark]
    public GeneratorDriver SchemaEdit() => project.RunSchemaEdit();

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => project.RunUnrelatedEdit();
}
