namespace Framewright.Json;

/// <summary>Follows the chain that a <see cref="ListBuilder"/> made.</summary>
internal struct ListWalk
{
    private readonly ViewScratch? scratch;
    private int element;
    private int next;
    private int left;

    public ListWalk(ViewScratch? scratch, Slot list)
    {
        this.scratch = scratch;
        next = list.FirstElement;
        left = scratch is null ? 0 : list.Count;
    }

    /// <summary>The slot behind the link: an array's value, a map's name.</summary>
    public readonly Slot First => scratch![element + 1];

    /// <summary>The slot after that: a map's value.</summary>
    public readonly Slot Second => scratch![element + 2];

    public bool MoveNext()
    {
        if (left == 0)
            return false;
        left--;
        element = next;
        next = scratch![element].Block;
        return true;
    }
}
