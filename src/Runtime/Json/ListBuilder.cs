namespace Framewright.Json;

/// <summary>Collects the elements of one array or map while they rent slots of their own.</summary>
/// <remarks>Elements are chained in the scratch: an array's as [link][value], a map's as [link][name][value], where the link is the next element's index.</remarks>
public ref struct ListBuilder
{
    private readonly ViewScratch scratch;
    private int first;
    private int last;
    private int count;

    /// <summary>Starts an empty list.</summary>
    /// <param name="scratch">Where the elements are chained.</param>
    public ListBuilder(ViewScratch scratch) => this.scratch = scratch;

    /// <summary>Adds an array's element.</summary>
    /// <param name="value">Its slot, read already.</param>
    public void Add(Slot value)
    {
        var element = scratch.Rent(2);
        scratch.Set(element + 1, value);
        Chain(element);
    }

    /// <summary>Adds a map's entry.</summary>
    /// <param name="name">The text of its name.</param>
    /// <param name="value">The slot of its value, read already.</param>
    public void AddEntry(Slot name, Slot value)
    {
        var element = scratch.Rent(3);
        scratch.Set(element + 1, name);
        scratch.Set(element + 2, value);
        Chain(element);
    }

    /// <summary>The list as one slot.</summary>
    public readonly Slot ToSlot() => Slot.List(first, count);

    private void Chain(int element)
    {
        if (count++ == 0)
            first = element;
        else
            scratch.Set(last, Slot.Object(element));
        last = element;
    }
}
