namespace Framewright.Samples.Quickstart.Conversation;

/// <summary>All events that were seen, for a script that has to be sure of them. Safe to use from any thread.</summary>
internal sealed class Sightings
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly List<Sighting> seen = [];
    private readonly List<(Sighting Expected, TaskCompletionSource Arrived)> waiting = [];

    public void Add(Sighting sighting)
    {
        lock (gate)
        {
            seen.Add(sighting);
            foreach (var (_, arrived) in waiting.Where(one => one.Expected == sighting)) arrived.TrySetResult();
            waiting.RemoveAll(one => one.Expected == sighting);
        }
    }

    /// <summary>Waits until all of these were seen, before or from now on.</summary>
    /// <exception cref="MissingEventException">One was not, within five seconds.</exception>
    public async Task WaitForAsync(CancellationToken cancellationToken, params IEnumerable<Sighting> expected)
    {
        foreach (var one in expected)
        {
            try
            {
                await Arrival(one).WaitAsync(Patience, cancellationToken);
            }
            catch (TimeoutException)
            {
                throw new MissingEventException($"{one.Stream} for {one.Who}, about '{one.Subject}' ({one.State})", Patience);
            }
        }
    }

    private Task Arrival(Sighting expected)
    {
        lock (gate)
        {
            if (seen.Contains(expected)) return Task.CompletedTask;
            var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((expected, arrived));
            return arrived.Task;
        }
    }
}
