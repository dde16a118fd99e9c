namespace Framewright.Json;

/// <summary>Which member of an object is expected behind which: the one that came there last, and the one before that. Belongs to a <see cref="ViewScratch"/>.</summary>
/// <remarks>
/// Not thread-safe. An expectation is only a guess at what the next bytes are compared with, so a wrong one costs time and nothing else. Two are kept, because most
/// objects differ from their predecessor by a member that is there or not.
/// </remarks>
public sealed class MemberOrder
{
    // By the member before: the count of members stands for one that is not listed, one more for the object's start.
    private readonly MemberName[] first;
    private readonly ushort[] second;

    /// <summary>The members in their own order.</summary>
    internal MemberOrder(MemberTable table)
    {
        Table = table;
        first = new MemberName[table.Count == 0 ? 0 : table.Count + 2];
        second = new ushort[first.Length];
        for (var last = 0; last < first.Length; last++)
        {
            first[last] = table.Names[Behind(last, table.Count)];
            second[last] = (ushort)Behind(first[last].Member, table.Count);
        }
    }

    private MemberOrder(MemberOrder other)
    {
        Table = other.Table;
        first = [.. other.first];
        second = [.. other.second];
    }

    /// <summary>The members.</summary>
    internal MemberTable Table { get; }

    /// <summary>What is expected first, by the member before. Empty when there are no members.</summary>
    internal MemberName[] First => first;

    /// <summary>An order of one's own, to learn in.</summary>
    internal MemberOrder Copy() => new(this);

    /// <summary>Whether a member is as expected, at its name.</summary>
    /// <param name="last">The member before.</param>
    /// <param name="bytes">Start with the name's quote.</param>
    /// <param name="name">The member that it is.</param>
    internal bool TryExpect(int last, ReadOnlySpan<byte> bytes, out MemberName name)
    {
        name = default;
        if ((uint)last >= (uint)first.Length)
            return false;
        name = first[last];
        if (name.StartsAt(bytes))
            return true;
        name = Table.Names[second[last]];
        if (!name.StartsAt(bytes))
            return false;
        Learn(last, name.Member);
        return true;
    }

    /// <summary>Remembers what came; the first guess becomes the second.</summary>
    /// <param name="last">The member before.</param>
    /// <param name="member">The member that came.</param>
    internal void Learn(int last, int member)
    {
        if ((uint)last >= (uint)first.Length)
            return;
        second[last] = (ushort)first[last].Member;
        first[last] = Table.Names[member];
    }

    // Behind the last one, the start and whatever is not listed comes the first.
    private static int Behind(int last, int count) => last < count - 1 ? last + 1 : 0;
}
