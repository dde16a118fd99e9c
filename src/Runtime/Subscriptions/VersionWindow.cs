namespace Framewright.Subscriptions;

/// <summary>Which version of which item was delivered lately: within a margin of the newest, and no more of them than fit.</summary>
/// <remarks>What it has forgotten may be delivered again by a recovery, which is allowed within the margin; it is never the reason that something is lost.</remarks>
internal sealed class VersionWindow(decimal margin)
{
    private const int MaxRemembered = 65_536;
    private readonly Dictionary<UInt128, decimal> versions = [];
    private readonly Queue<(UInt128 Id, decimal Version)> order = new();
    private decimal oldest = decimal.MinValue;

    /// <summary>The newest version; null before the first.</summary>
    public decimal? Newest { get; private set; }

    public int Count => versions.Count;

    /// <summary>Whether this version of an item was delivered, or a newer one.</summary>
    public bool Knows(UInt128 id, decimal version) => versions.TryGetValue(id, out var known) && known >= version;

    /// <summary>Notes how far the stream is.</summary>
    /// <returns>Whether it is farther than before.</returns>
    public bool Raise(decimal version)
    {
        if (Newest is { } newest && version <= newest) return false;
        Newest = version;
        oldest = version - margin;
        return true;
    }

    /// <summary>Notes a version that was delivered.</summary>
    /// <returns>Whether the stream is farther than before.</returns>
    public bool Remember(UInt128 id, decimal version)
    {
        var isNewest = Raise(version);
        if (version < oldest || Knows(id, version)) return isNewest;
        versions[id] = version;
        order.Enqueue((id, version));
        while (order.Count > MaxRemembered || order.Peek().Version < oldest)
        {
            var (forgottenId, forgotten) = order.Dequeue();
            if (versions.TryGetValue(forgottenId, out var known) && known == forgotten) versions.Remove(forgottenId);
        }

        return isNewest;
    }
}
