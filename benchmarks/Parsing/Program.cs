using BenchmarkDotNet.Running;
using Framewright.Benchmarks;
using Framewright.Benchmarks.Parsing.Checks;
using Framewright.Benchmarks.Parsing.Harness;

// ratios: the interleaved comparison for machines, one name=value per line. check: the corpus and the contestants' agreement only.
// Anything else goes to BenchmarkDotNet.
switch (args)
{
    case ["ratios"]:
        RatioRun.Print(Console.Out);
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
