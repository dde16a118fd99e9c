using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace Framewright.Runtime.Tests.Simulation;

/// <summary>The core under seeded scripts: what ships, in virtual time.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    // SIMULATION_SEEDS=100000 runs as many, for those who have the time.
    private static readonly int Seeds = int.Parse(Environment.GetEnvironmentVariable("SIMULATION_SEEDS") ?? "5000", CultureInfo.InvariantCulture);

    [Fact]
    public void A_seed_gives_the_same_trace_always()
    {
        var traces = new HashSet<string>();
        for (var run = 0; run < 300; run++) traces.Add(new Simulation(42).Run());
        Assert.Single(traces);
    }

    [Fact]
    public async Task Whatever_the_seed_all_invariants_hold()
    {
        var (steps, faults, breaks, calls, recoveries, gaps, events) = (0L, 0L, 0L, 0L, 0L, 0L, 0L);
        var traces = new ConcurrentDictionary<string, int>();
        var failures = new ConcurrentDictionary<int, string>();
        await OnOwnThreadsAsync(Seeds, seed =>
        {
            var simulation = new Simulation(seed);
            traces[simulation.Run()] = seed;
            if (simulation.Violations.Count > 0) failures[seed] = string.Join("; ", simulation.Violations.Take(3));
            else if (simulation is not { StepCount: >= 200, Faults: >= 3, Topics: >= 3 }) failures[seed] = $"only {simulation.StepCount} steps, {simulation.Faults} faults, {simulation.Topics} topics";
            Interlocked.Add(ref steps, simulation.StepCount);
            Interlocked.Add(ref faults, simulation.Faults);
            Interlocked.Add(ref breaks, simulation.Breaks);
            Interlocked.Add(ref calls, simulation.Calls);
            Interlocked.Add(ref recoveries, simulation.Recoveries);
            Interlocked.Add(ref gaps, simulation.Gaps);
            Interlocked.Add(ref events, simulation.Delivered);
        });
        output.WriteLine($"{Seeds} seeds: {steps} steps, {faults} faults, {breaks} breaks, {calls} calls, {events} events, {recoveries} gaps filled, {gaps} told");
        Assert.True(failures.IsEmpty, string.Join("\n", failures.OrderBy(failure => failure.Key).Take(5).Select(failure => $"{Command(failure.Key)}\n  {failure.Value}")) + $"\n{failures.Count} of {Seeds} seeds");

        // Different seeds go different ways, and far enough to mean something.
        Assert.Equal(Seeds, traces.Count);
        Assert.True(recoveries > Seeds && calls > Seeds * 10 && events > Seeds * 20, "too little happened to mean something");
    }

    /// <summary>Repeats one seed, with all that happened: <c>SIMULATION_SEED=123</c>.</summary>
    [Fact]
    public void One_seed_can_be_looked_at()
    {
        var seed = int.Parse(Environment.GetEnvironmentVariable("SIMULATION_SEED") ?? "1", CultureInfo.InvariantCulture);
        var simulation = new Simulation(seed, keepsTrace: true);
        simulation.Run();
        output.WriteLine(simulation.TraceText);
        Assert.True(simulation.Violations.Count == 0, $"{Command(seed)}\n{string.Join("\n", simulation.Violations)}");
    }

    public static TheoryData<PlantedBug> Bugs { get; } = new(Enum.GetValues<PlantedBug>().Where(bug => bug != PlantedBug.None));

    [Theory]
    [MemberData(nameof(Bugs))]
    public void A_planted_bug_is_found(PlantedBug bug)
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var simulation = new Simulation(seed, bug);
            simulation.Run();
            if (simulation.Violations.Count == 0) continue;
            output.WriteLine($"{bug}: seed {seed}: {simulation.Violations[0]}");
            return;
        }

        Assert.Fail($"{bug} was not found by 1,000 seeds");
    }

    // Parallel.For would take every thread of the pool until the last seed is done, and the sockets of the tests beside it would stand still.
    private static Task OnOwnThreadsAsync(int count, Action<int> run)
    {
        var next = -1;
        void Work()
        {
            for (var number = Interlocked.Increment(ref next); number < count; number = Interlocked.Increment(ref next)) run(number);
        }

        return Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
    }

    private static string Command(int seed) => $"SIMULATION_SEED={seed} dotnet test tests/Runtime.Tests -c Release --filter FullyQualifiedName~One_seed_can_be_looked_at --logger 'console;verbosity=detailed'";
}
