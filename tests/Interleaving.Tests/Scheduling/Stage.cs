namespace Framewright.Interleaving.Tests.Scheduling;

/// <summary>One run of a scenario: exactly one actor takes a step at a time, and the schedule says which one.</summary>
internal sealed class Stage(Schedule schedule, ActorThreads threads) : IDisposable
{
    private readonly List<Actor> actors = [];
    private readonly List<Actor> ready = [];
    private readonly List<object> locked = [];
    private readonly SemaphoreSlim over = new(0);
    private int starting;

    /// <summary>What was found to be wrong.</summary>
    public List<string> Violations { get; } = [];

    /// <summary>The steps taken, in order.</summary>
    public List<string> Trace { get; } = [];

    /// <summary>Told of each step right before it is taken, on the actor's thread.</summary>
    public Action<Actor, string, object?>? OnStep { get; set; }

    /// <summary>Whether some actors waited for what never came; their threads are lost.</summary>
    public bool IsStuck { get; private set; }

    public void Add(string name, Action script)
    {
        var thread = threads[actors.Count];
        var actor = new Actor(this, thread, name, script);
        thread.Give(actor);
        actors.Add(actor);
    }

    /// <summary>Plays until all have ended, or none can go on.</summary>
    public void Play()
    {
        // Each runs to its first point first: what lies before that races with nobody.
        starting = 0;
        actors[0].Wake();
        if (over.Wait(TimeSpan.FromSeconds(20))) return;
        IsStuck = true;
        Violations.Add($"somebody stands still outside of any race point; {Describe()}");
    }

    /// <summary>An actor has come to its next step, or to its end: lets the next one go on.</summary>
    public void PassOn(Actor actor)
    {
        if (Choose() is not { } next)
        {
            over.Release();
            if (!actor.HasEnded) actor.Sleep();
            return;
        }

        if (ReferenceEquals(next, actor)) return;
        next.Wake();
        if (!actor.HasEnded) actor.Sleep();
    }

    public void Tell(Actor actor)
    {
        Trace.Add($"{actor.Name}: {actor.Next}");
        OnStep?.Invoke(actor, actor.Next, actor.Subject);
    }

    public bool IsLocked(object gate) => locked.Contains(gate);

    public void Lock(object gate) => locked.Add(gate);

    public void Unlock(object gate) => locked.Remove(gate);

    public void Dispose()
    {
        if (!IsStuck) over.Dispose();
    }

    private Actor? Choose()
    {
        if (++starting < actors.Count) return actors[starting];
        ready.Clear();
        foreach (var actor in actors)
        {
            if (actor.CanStep) ready.Add(actor);
        }

        if (ready.Count > 0) return ready[schedule.Choose(ready.Count)];
        if (actors.TrueForAll(actor => actor.HasEnded)) return null;
        IsStuck = true;
        Violations.Add($"nobody can go on; {Describe()}");
        return null;
    }

    private string Describe() => string.Join(", ", actors.Where(actor => !actor.HasEnded).Select(actor => $"{actor.Name} is before {actor.Next}"));
}
