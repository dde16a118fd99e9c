using BenchmarkDotNet.Attributes;
using Framewright.Benchmarks.Parsing.Checks;
using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Benchmarks.Parsing.Harness;

namespace Framewright.Benchmarks.Parsing.Benchmarks;

/// <summary>Both make objects with strings of their own: what a consumer pays who keeps the event.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks
{
    private Lane systemTextJson = null!;
    private Lane records = null!;
    private int next;

    [Params(CorpusSize.Small, CorpusSize.Plain, CorpusSize.Medium, CorpusSize.Large, CorpusSize.Xl)]
    public CorpusSize Size { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Lineup lineup = Lineup.Of(CorpusFacts.Of(Size));
        AgreementCheck.Run(lineup);
        systemTextJson = lineup.Lane(Lineup.SystemTextJson);
        records = lineup.Lane(Lineup.Record);
    }

    [Benchmark(Baseline = true, Description = "System.Text.Json")]
    public ulong SystemTextJson() => RunNext(systemTextJson);

    [Benchmark(Description = "Framewright, records")]
    public ulong Records() => RunNext(records);

    private ulong RunNext(Lane lane)
    {
        next = next + 1 < lane.Tape.Count ? next + 1 : 0;
        return lane.RunFrame(next, ChecksumDepth.Ends);
    }
}
