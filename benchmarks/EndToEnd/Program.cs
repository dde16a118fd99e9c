using Framewright.Benchmarks.EndToEnd.Harness;
using Framewright.Benchmarks.EndToEnd.Server;

// ratios: every row, one name=value per line; with names behind it (small, plain, medium, large, xl, history, calls; transport.small and so on) only those. serve: the other process.
switch (args)
{
    case ["serve"]:
        ReplayServer.Run();
        return 0;
    case ["ratios", .. var rows]:
        await RatioRun.PrintAsync(rows, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("usage: ratios [small] [plain] [medium] [large] [xl] [history] [calls] [transport.SIZE]");
        return 2;
}
