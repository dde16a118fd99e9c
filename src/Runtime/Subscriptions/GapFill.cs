namespace Framewright.Subscriptions;

/// <summary>One filling of a topic's gap: what has been fetched so far. Under the session's gate, until it is handed on.</summary>
/// <param name="gap">Which of the topic's gaps it fills: see <see cref="TopicHistory.LastGap"/>.</param>
/// <param name="since">The version from which the next fetch begins.</param>
internal sealed class GapFill(int gap, decimal since)
{
    private readonly List<RecoveredItem> items = [];
    private readonly List<(UInt128? Hash, DeletedItem Item)> deletions = [];

    public int Gap { get; } = gap;

    /// <summary>The version from which the next fetch begins.</summary>
    public decimal Since { get; set; } = since;

    public int Pages { get; private set; }

    public int Count => items.Count;

    /// <summary>How often the server asked to wait.</summary>
    public int Delays { get; set; }

    public long Bytes { get; private set; }

    public IReadOnlyList<(UInt128? Hash, DeletedItem Item)> Deletions => deletions;

    public void Add(RecoveredPage page)
    {
        Pages++;
        Bytes += page.Bytes;
        items.AddRange(page.Items);
        deletions.AddRange(page.Deletions);
    }

    /// <summary>The items by version; those without one first, equals in the server's order.</summary>
    public IEnumerable<RecoveredItem> InOrder() => items.OrderBy(item => item.Version ?? decimal.MinValue);
}
