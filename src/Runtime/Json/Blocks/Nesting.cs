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
            var bracket = brackets & (0 - brackets);
            counts = bracket | (bracket - 1);
            wrong |= counts & ~before & ((objects & 1) != 0 ? neighbours.WrongInObject : neighbours.WrongInArray);
            before = counts;
            var isObject = (neighbours.Curly & bracket) != 0 ? 1UL : 0UL;
            if ((neighbours.Opening & bracket) != 0)
            {
                if (open++ == levels)
                    return IsWrong;
                objects = (objects << 1) | isObject;
                continue;
            }

            wrong |= (objects ^ isObject) & 1;
            objects >>= 1;
            if (--open == 0)
                return wrong == 0 ? BitOperations.TrailingZeroCount(bracket) + 1 : IsWrong;
        }

        counts = ulong.MaxValue;
        wrong |= ~before & ((objects & 1) != 0 ? neighbours.WrongInObject : neighbours.WrongInArray);
        return wrong == 0 ? GoesOn : IsWrong;
    }
}
