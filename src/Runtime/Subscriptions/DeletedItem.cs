namespace Framewright;

/// <summary>An item that was deleted while its topic had a gap, as the fetch that filled the gap named it.</summary>
/// <param name="Id">The item's id as text.</param>
public readonly record struct DeletedItem(string Id);
