namespace Framewright.Runtime.Tests.Simulation;

/// <summary>The core under seeded scripts: what ships, in virtual time, without a thread.</summary>
public sealed class SimulationTests
{
    [Fact]
    public void A_seed_gives_the_same_trace_always()
    {
        var traces = new HashSet<string>();
        for (var run = 0; run < 300; run++) traces.Add(new Simulation(42).Run());
        Assert.Single(traces);
    }

    [Fact]
    public void Whatever_the_seed_all_invariants_hold()
    {
        var traces = new HashSet<string>();
        var (breaks, ended, delivered) = (0, 0, 0L);
        for (var seed = 0; seed < 500; seed++)
        {
            var simulation = new Simulation(seed);
            traces.Add(simulation.Run());
            Assert.True(simulation.Violations.Count == 0, $"Seed {seed}: {string.Join("; ", simulation.Violations.Take(5))}");
            breaks += simulation.Breaks;
            ended += simulation.Ended;
            delivered += simulation.Delivered;
        }

        // Different seeds go different ways, and far enough to mean something.
        Assert.Equal(500, traces.Count);
        Assert.True(breaks > 1000 && ended > 20_000 && delivered > 5000, $"{breaks} breaks, {ended} calls, {delivered} events");
    }

    [Theory]
    [InlineData(PlantedBug.LosesUnsubscribe)]
    [InlineData(PlantedBug.CompletesTwice)]
    [InlineData(PlantedBug.ReusesId)]
    [InlineData(PlantedBug.DropsReply)]
    [InlineData(PlantedBug.SwapsEvents)]
    public void Planted_bugs_are_found(PlantedBug bug)
    {
        var found = 0;
        for (var seed = 0; seed < 50; seed++)
        {
            var simulation = new Simulation(seed, bug);
            simulation.Run();
            if (simulation.Violations.Count > 0) found++;
        }

        Assert.True(found >= 25, $"found with {found} of 50 seeds");
    }
}
