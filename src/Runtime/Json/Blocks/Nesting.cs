using System.Numerics;
using System.Runtime.CompilerServices;

namespace Framewright.Json.Blocks;

/// <summary>Follows the brackets of one container, block after block.</summary>
/// <param name="levels">How many may be open at once; at most 64.</param>
internal struct Nesting(int levels)
{
    /// <summary>The container does not end in the block.</summary>
    public const int GoesOn = -1;

    /// <summary>The container is not valid.</summary>
    public const int IsWrong = -2;

    // One bit for each open level, the innermost lowest, tells whether it is an object.
    private ulong objects;
    private int open;

    /// <summary>Looks at the brackets of the next block, and at what is wrong between them.</summary>
    /// <param name="neighbours">The block.</param>
    /// <param name="counts">The bytes of the block that belong to the container.</param>
    /// <returns>How many bytes of the block the container takes when it ends in it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Read(in Neighbours neighbours, out ulong counts)
    {
        var wrong = 0UL;
        var before = 0UL;
        for (var brackets = neighbours.Opening | neighbours.Closing; brackets != 0; brackets &= brackets - 1)
        {
            // Without branches: whether a bracket opens or closes is not to be foreseen, and a processor that guesses wrong loses more than all of this takes.
            var place = BitOperations.TrailingZeroCount(brackets);
            var opens = (int)(neighbours.Opening >> place) & 1;
            var isObject = (neighbours.Curly >> place) & 1;
            counts = brackets ^ (brackets - 1);
            wrong |= counts & ~before & Wrong(neighbours);
            wrong |= (objects ^ isObject) & (ulong)(opens ^ 1);
            objects = ((objects << opens) | (isObject & (ulong)opens)) >> (opens ^ 1);
            open += opens + opens - 1;
            before = counts;
            if ((uint)(open - 1) < (uint)levels)
                continue;
            return open == 0 && wrong == 0 ? place + 1 : IsWrong;
        }

        counts = ulong.MaxValue;
        wrong |= ~before & Wrong(neighbours);
        return wrong == 0 ? GoesOn : IsWrong;
    }

    // What is wrong in the innermost bracket.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong Wrong(in Neighbours neighbours)
    {
        var inObject = 0 - (objects & 1);
        return (neighbours.WrongInObject & inObject) | (neighbours.WrongInArray & ~inObject);
    }
}
