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
        element = next;

        // No element lies there, so that it is what the last one links to.
        if (element == 0)
            return false;
        next = scratch![element].Block;
        return true;
    }
}
