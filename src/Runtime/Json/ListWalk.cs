using System.Runtime.CompilerServices;

namespace Framewright.Json;

/// <summary>Follows the chain that a <see cref="ListBuilder"/> made.</summary>
internal struct ListWalk
{
    private readonly ViewScratch? scratch;
    private int element;
    private int next;

    public ListWalk(ViewScratch? scratch, Slot list)
    {
        this.scratch = scratch;
        next = list.FirstElement;
    }

    /// <summary>The slot behind the link: an array's value, a map's name.</summary>
    public readonly Slot First => scratch![element + 1];

    /// <summary>The slot after that: a map's value.</summary>
    public readonly Slot Second => scratch![element + 2];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        // Elements are rented one behind the other. A link that does not lead on is the end: that of the last one, or what a view whose frame is gone takes for one.
        if (next <= element)
            return false;
        element = next;
        next = scratch![element].Block;
        return true;
    }
}
