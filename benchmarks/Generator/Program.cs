using BenchmarkDotNet.Running;
using Framewright.Benchmarks.Generator;

// ratios: the interleaved comparison for machines, one name=value per line. Anything else goes to BenchmarkDotNet.
if (args is ["ratios"])
    RatioRun.Print(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
