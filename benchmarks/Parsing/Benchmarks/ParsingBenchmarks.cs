using BenchmarkDotNet.Attributes;
using Framewright.Benchmarks.Parsing.Checks;
using Framewright.Benchmarks.Parsing.Extraction;
using Framewright.Benchmarks.Parsing.Harness;

namespace Framewright.Benchmarks.Parsing.Benchmarks;

/// <summary>Time and allocation per frame, for people. Each invocation takes the next frame, so that no branch predictor learns a single one.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private Lane systemTextJson = null!;
    private Lane utf8Reader = null!;
    private Lane views = null!;
    private int next;

    [Params(CorpusSize.Small, CorpusSize.Plain, CorpusSize.Medium, CorpusSize.Large, CorpusSize.Xl)]
    public CorpusSize Size { get; set; }

    /// <summary>Whether the members of every object are in random order.</summary>
    [Params(false, true)]
    public bool Shuffled { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Lineup lineup = Lineup.Of(CorpusFacts.Of(Size));
        AgreementCheck.Run(lineup);
        systemTextJson = lineup.Lane(Shuffled ? Lineup.SystemTextJsonShuffled : Lineup.SystemTextJson);
        utf8Reader = lineup.Lane(Shuffled ? Lineup.Utf8ReaderShuffled : Lineup.Utf8Reader);
        views = lineup.Lane(Shuffled ? Lineup.StrictShuffled : Lineup.Strict);
    }

    [Benchmark(Baseline = true, Description = "System.Text.Json")]
    public ulong SystemTextJson() => RunNext(systemTextJson);

    [Benchmark(Description = "Utf8JsonReader")]
    public ulong Utf8Reader() => RunNext(utf8Reader);

    [Benchmark(Description = "Framewright, views")]
    public ulong Views() => RunNext(views);

    private ulong RunNext(Lane lane)
    {
        next = next + 1 < lane.Tape.Count ? next + 1 : 0;
        return lane.RunFrame(next, ChecksumDepth.Ends);
    }
}
