using System.Diagnostics.CodeAnalysis;

namespace Framewright.Session;

/// <summary>What has to be done later, in the order of the moments, and of the requests at one moment.</summary>
internal sealed class Postponed
{
    private readonly PriorityQueue<Action<long>, (long Due, long Number)> queue = new();
    private long number;

    public long NextDue => queue.TryPeek(out _, out var first) ? first.Due : long.MaxValue;

    public int Count => queue.Count;

    /// <summary>Adds something that checks by itself whether it is still wanted when its time has come.</summary>
    public void Add(long due, Action<long> action) => queue.Enqueue(action, (due, ++number));

    public bool TryTake(long now, [NotNullWhen(true)] out Action<long>? action)
    {
        action = null;
        return NextDue <= now && queue.TryDequeue(out action, out _);
    }

    public void Clear() => queue.Clear();
}
