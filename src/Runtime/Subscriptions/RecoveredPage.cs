using Framewright.Protocol;

namespace Framewright.Subscriptions;

/// <summary>What one fetch brought.</summary>
internal sealed class RecoveredPage
{
    private RecoveredPage(RecoveredItem[] items, (UInt128? Hash, DeletedItem Item)[] deletions, int bytes)
    {
        Items = items;
        Deletions = deletions;
        Bytes = bytes;
    }

    public RecoveredItem[] Items { get; }

    public (UInt128? Hash, DeletedItem Item)[] Deletions { get; }

    /// <summary>How much memory it holds, about.</summary>
    public int Bytes { get; }

    /// <summary>The newest version in it; null for none.</summary>
    public decimal? Newest => Items.Max(item => item.Version);

    /// <summary>Reads a fetch's result. Null when it is none: then nothing is known of what was missed.</summary>
    public static RecoveredPage? TryRead(StreamKey key, StreamRecovery recovery, ReadOnlySpan<byte> result)
    {
        try
        {
            if (!recovery.HasItems(result)) return null;
            var found = recovery.FindItems(result);
            var items = new RecoveredItem[found.Length];
            for (var index = 0; index < items.Length; index++)
            {
                var item = found[index].Of(result);
                if (!key.TryWrapItem(item, out var body)) return null;
                UInt128? id = key.TryReadItemKey(item, out var hash, out var version) ? hash : null;
                items[index] = new RecoveredItem(id, version, body);
            }

            return new RecoveredPage(items, ReadDeletions(key, recovery, result), result.Length);
        }
        catch (FrameFormatException)
        {
            // Told as the gap that it leaves, to those who miss the events.
            return null;
        }
    }

    private static (UInt128? Hash, DeletedItem Item)[] ReadDeletions(StreamKey key, StreamRecovery recovery, ReadOnlySpan<byte> result)
    {
        var found = recovery.FindDeleted(result);
        var deletions = new List<(UInt128?, DeletedItem)>(found.Length);
        foreach (var range in found)
        {
            var item = range.Of(result);
            if (key.ReadItemId(item) is { } id) deletions.Add((key.TryReadItemKey(item, out var hash, out _) ? hash : null, new DeletedItem(id)));
        }

        return [.. deletions];
    }
}
