namespace Framewright.Interleaving.Tests.Scheduling;

/// <summary>Runs a scenario in every order that its steps can have. Nothing is pruned, nothing is random.</summary>
internal static class Explorer
{
    private const int Limit = 2_000_000;

    /// <summary>Runs all interleavings, or up to the first that goes wrong.</summary>
    public static Exploration Run(Func<Scenario> create)
    {
        var schedule = new Schedule();
        using var threads = new ActorThreads();
        var (count, longest) = (0, 0);
        do
        {
            if (++count > Limit) throw new InvalidOperationException($"More than {Limit} interleavings: make the scenario smaller.");
            using var stage = new Stage(schedule, threads);
            var scenario = create();
            scenario.Prepare(stage);
            stage.Play();
            if (!stage.IsStuck) Verify(scenario, stage);
            longest = Math.Max(longest, stage.Trace.Count);
            if (stage.Violations.Count > 0) return new Exploration(count, longest, $"{string.Join("; ", stage.Violations)}\n  {string.Join("\n  ", stage.Trace)}");
        }
        while (schedule.TryAdvance());
        return new Exploration(count, longest, null);
    }

    private static void Verify(Scenario scenario, Stage stage)
    {
        try
        {
            scenario.Verify((holds, wrong) =>
            {
                if (!holds) stage.Violations.Add(wrong);
            });
        }
        catch (Exception error)
        {
            stage.Violations.Add($"afterwards: {error.Message}");
        }
    }
}
