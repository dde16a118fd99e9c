namespace Framewright.Client.Tests.Healing;

/// <summary>What one consumer of a room has seen: the newest version of each message, what it was told is gone, and all that should not have happened.</summary>
/// <param name="name">The consumer's, for failures.</param>
internal sealed class ItemLedger(string name)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    private readonly HashSet<string> deleted = new(StringComparer.Ordinal);
    private readonly List<string> faults = [];
    private int events;

    /// <summary>How many events came.</summary>
    public int Events
    {
        get
        {
            lock (gate) return events;
        }
    }

    /// <summary>A message came, as it was at that version.</summary>
    public void See(string id, DateTimeOffset version)
    {
        lock (gate)
        {
            events++;
            var at = version.ToUnixTimeMilliseconds();
            if (versions.TryGetValue(id, out var known) && at <= known) faults.Add(at == known ? $"{id} came twice at {at}" : $"{id} went back from {known} to {at}");
            versions[id] = at;
        }
    }

    /// <summary>A message is gone.</summary>
    public void Lose(string id)
    {
        lock (gate) deleted.Add(id);
    }

    /// <summary>Something happened that never may.</summary>
    public void Fault(string what)
    {
        lock (gate) faults.Add(what);
    }

    /// <summary>What is wrong by now; empty when every message is known as it is, and every deletion too.</summary>
    public IReadOnlyList<string> Compare(IReadOnlyDictionary<string, long> present, IReadOnlyCollection<string> gone)
    {
        lock (gate)
        {
            var missing = present.Where(item => versions.GetValueOrDefault(item.Key) != item.Value).Select(item => $"{item.Key} is at {item.Value}, known is {versions.GetValueOrDefault(item.Key)}");
            var undead = gone.Where(id => !deleted.Contains(id)).Select(id => $"{id} is deleted, and nobody said so");
            var lost = present.Keys.Where(deleted.Contains).Select(id => $"{id} was said to be deleted");
            return [.. faults.Concat(missing).Concat(undead).Concat(lost).Select(fault => $"{name}: {fault}")];
        }
    }
}
