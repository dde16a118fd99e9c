using Framewright.Benchmarks.Report;
using Framewright.Benchmarks.Report.Guard;
using Framewright.Benchmarks.Report.Runs;

// No argument: runs all three ratio runs and writes benchmarks/results; parsing, end-to-end, generator: one of them.
// guard: a short run against the floors. floors: writes floors from the committed results. The projects have to be built.
Repository repository = Repository.Find();
var regeneration = new Regeneration(repository, MachineFacts.OfThisOne(TimeProvider.System), Console.Out);
switch (args)
{
    case []:
        await regeneration.ParsingAsync();
        await regeneration.EndToEndAsync();
        await regeneration.GeneratorAsync();
        return 0;
    case ["parsing"]:
        await regeneration.ParsingAsync();
        return 0;
    case ["end-to-end"]:
        await regeneration.EndToEndAsync();
        return 0;
    case ["generator"]:
        await regeneration.GeneratorAsync();
        return 0;
    case ["guard"]:
        return await SpeedGuard.RunAsync(repository, Console.Out);
    case ["floors"]:
        SpeedGuard.WriteFloors(repository);
        return 0;
    default:
        Console.Error.WriteLine("usage: [parsing | end-to-end | generator | guard | floors]");
        return 2;
}
