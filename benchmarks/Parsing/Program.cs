using BenchmarkDotNet.Running;
using Framewright.Benchmarks;
using Framewright.Benchmarks.Parsing;
using Framewright.Benchmarks.Parsing.Checks;
using Framewright.Benchmarks.Parsing.Harness;
using Framewright.Benchmarks.Parsing.Recordings;

// ratios: the interleaved comparison for machines, one name=value per line; --size and --rows narrow it for a quick look.
// corpus FOLDER: the corpus as files. --recording FILE: a user's own frames. check: the corpus and the contestants' agreement only. Anything else goes to BenchmarkDotNet.
try
{
    switch (args)
    {
        case ["ratios", .. var narrowing]:
            RatioRun.Print(RatioSelection.Parse(narrowing), Console.Out);
            break;
        case ["--recording", var path]:
            RecordingRun.Print(path, Console.Out);
            break;
        case ["--recording"]:
            throw new UsageException("usage: --recording FILE, one JSON frame a line");
        case ["corpus", var folder]:
            CorpusFolder.Write(folder, Console.Out);
            break;
        case ["check"]:
            foreach (CorpusFacts facts in CorpusFacts.All)
            {
                CorpusCheck.Run(facts, Console.Out);
                AgreementCheck.Run(Lineup.Of(facts));
            }

            break;
        default:
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
            break;
    }

    return 0;
}
catch (UsageException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
