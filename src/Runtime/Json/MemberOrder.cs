using System.Runtime.CompilerServices;

namespace Framewright.Json;

/// <summary>Which member of an object is expected behind which: the one that came there last, and the one before that. Belongs to a <see cref="ViewScratch"/>.</summary>
/// <remarks>
/// Not thread-safe. An expectation is only a guess at what the next bytes are compared with, so a wrong one costs time and nothing else. Two are kept, because most
/// objects differ from their predecessor by a member that is there or not.
/// </remarks>
public sealed class MemberOrder
{
    private readonly ushort[] expected;

    /// <summary>The members in their own order.</summary>
    /// <param name="count">How many there are.</param>
    internal MemberOrder(int count)
    {
        // One for each member, one for those not listed, one for the object's start. Each has its first and its second guess.
        expected = new ushort[2 * (count + 2)];
        for (var last = 0; last < count + 2; last++)
        {
            var next = last < count - 1 ? last + 1 : 0;
            expected[2 * last] = (ushort)next;
            expected[2 * last + 1] = (ushort)(next < count - 1 ? next + 1 : 0);
        }
    }

    private MemberOrder(MemberOrder other) => expected = [.. other.expected];

    /// <summary>An order of one's own, to learn in.</summary>
    internal MemberOrder Copy() => new(this);

    /// <summary>The first guess.</summary>
    /// <param name="last">The member before; the count of members for one that is not listed, one more for the start.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int First(int last) => expected[2 * last];

    /// <summary>The second guess.</summary>
    /// <param name="last">The member before.</param>
    internal int Second(int last) => expected[2 * last + 1];

    /// <summary>Remembers what came; the first guess becomes the second.</summary>
    /// <param name="last">The member before.</param>
    /// <param name="member">The member that came.</param>
    internal void Learn(int last, int member)
    {
        expected[2 * last + 1] = expected[2 * last];
        expected[2 * last] = (ushort)member;
    }
}
