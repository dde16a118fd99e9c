namespace Framewright.Benchmarks.EndToEnd.Lanes;

/// <summary>What a contestant saw: proves that nothing was skipped, and that those that parse have read the same.</summary>
internal sealed class EventTally
{
    private long sumOfPass;

    public long Events { get; private set; }

    /// <summary>Over the members that contestants read; wraps around.</summary>
    public long Sum { get; private set; }

    public void Add(long sumOfEvent)
    {
        Events++;
        Sum = unchecked(Sum + sumOfEvent);
    }

    /// <summary>Checks the units since the last call and starts anew.</summary>
    public void Settle(int units, int eventsPerUnit)
    {
        if (sumOfPass == 0) sumOfPass = Sum / units;
        if (Events != (long)units * eventsPerUnit) throw new InvalidOperationException($"{Events} events came, {(long)units * eventsPerUnit} were asked for");
        if (Sum != sumOfPass * units) throw new InvalidOperationException("A pass was read differently than the first");
        Events = 0;
        Sum = 0;
    }

    /// <summary>The sum over one pass, which contestants that parse have in common.</summary>
    public long SumOfPass => sumOfPass;
}
