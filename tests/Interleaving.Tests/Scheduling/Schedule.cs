namespace Framewright.Interleaving.Tests.Scheduling;

/// <summary>Who takes each step: walks the tree of all choices depth first, one path for each run.</summary>
internal sealed class Schedule
{
    private readonly List<(int Choice, int Count)> path = [];
    private int depth;

    /// <summary>The choices of the run at hand, for people.</summary>
    public string Path => string.Join(' ', path.Take(depth).Select(step => step.Choice));

    /// <summary>Chooses one of several who could take the next step.</summary>
    public int Choose(int count)
    {
        if (depth == path.Count) path.Add((0, count));
        var (choice, expected) = path[depth++];
        if (count != expected) throw new InvalidOperationException($"The same choices led elsewhere: {count} actors can go on, {expected} could before. Something decides outside of the race points.");
        return choice;
    }

    /// <summary>Goes on to the next path. False when all have been run.</summary>
    public bool TryAdvance()
    {
        path.RemoveRange(depth, path.Count - depth);
        while (path.Count > 0 && path[^1].Choice + 1 == path[^1].Count) path.RemoveAt(path.Count - 1);
        depth = 0;
        if (path.Count == 0) return false;
        path[^1] = (path[^1].Choice + 1, path[^1].Count);
        return true;
    }
}
