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
        first = new MemberName[table.Count + 2];
        second = new ushort[first.Length];
        for (var last = 0; last < first.Length; last++)
        {
            var next = Behind(last, table.Count);
            first[last] = table.NameOf(next);
            second[last] = (ushort)Behind(next, table.Count);
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

    /// <summary>What is expected first behind a member. The reference stays, and shows what is learnt.</summary>
    /// <param name="last">The member before.</param>
    internal ref readonly MemberName FirstBehind(int last) => ref first[last];

    /// <summary>An order of one's own, to learn in.</summary>
    internal MemberOrder Copy() => new(this);

    /// <summary>Tells which of the two that are expected comes, at its name.</summary>
    /// <param name="last">The member before.</param>
    /// <param name="bytes">Start with the name's quote.</param>
    /// <param name="length">The length of what was compared, quotes and colon included; 0 when neither comes.</param>
    /// <returns>The member that comes.</returns>
    internal int Expect(int last, ReadOnlySpan<byte> bytes, out int length)
    {
        var member = first[last].Member;
        length = Table.LengthAt(member, bytes);
        if (length > 0)
            return member;
        member = second[last];
        length = Table.LengthAt(member, bytes);
        if (length > 0)
            Learn(last, member);
        return member;
    }

    /// <summary>Remembers what came; the first guess becomes the second.</summary>
    /// <param name="last">The member before.</param>
    /// <param name="member">The member that came.</param>
    internal void Learn(int last, int member)
    {
        second[last] = (ushort)first[last].Member;
        first[last] = Table.NameOf(member);
    }

    // Behind the last one, the start and whatever is not listed comes the first.
    private static int Behind(int last, int count) => last < count - 1 ? last + 1 : 0;
}
