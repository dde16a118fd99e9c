namespace Framewright.Json;

/// <summary>A fixed way from one recorded object to a value inside of it, by the numbers of members: what <see cref="JsonPath"/> is to bytes, without reading any. Immutable.</summary>
public sealed class SlotPath
{
    private readonly int[] members;

    /// <summary>Makes a path.</summary>
    /// <param name="members">The number of the member at each level, from the outside in; none for the value itself.</param>
    public SlotPath(params int[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        this.members = [.. members];
    }

    /// <summary>Finds the value.</summary>
    /// <param name="scratch">The slots.</param>
    /// <param name="slot">The outermost object.</param>
    /// <returns>Its slot; the default where an object on the way is absent or null.</returns>
    public Slot Find(ViewScratch scratch, Slot slot)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        foreach (var member in members)
        {
            if (slot.Kind != SlotKind.Object)
                return default;
            slot = scratch[slot.Block + member];
        }

        return slot;
    }
}
