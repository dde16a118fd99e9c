using System.Numerics;
using System.Runtime.CompilerServices;

namespace Framewright.Json.Blocks;

/// <summary>Follows the brackets of one container, block after block.</summary>
/// <param name="levels">How many may be open at once.</param>
internal struct Nesting(int levels)
{
    /// <summary>The container does not end in the block.</summary>
    public const int GoesOn = -1;

    /// <summary>The container may be nested too deeply.</summary>
    public const int MayBeTooDeep = -2;

    private const ulong Empty = 1;

    // One bit for each open level, the innermost lowest, tells whether it is an object. A one lies above all of them.
    private ulong objects = Empty;

    /// <summary>Looks at the brackets of the next block.</summary>
    /// <param name="neighbours">The block.</param>
    /// <param name="inObject">The bytes whose innermost bracket, an own one not counted, is an object's.</param>
    /// <returns>How many bytes of the block the container takes when it ends in it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Read(in Neighbours neighbours, out ulong inObject)
    {
        var opening = neighbours.Opening;
        var curly = neighbours.Curly;
        var innermost = objects;
        inObject = 0 - (innermost & 1);

        // As if all of the block's brackets came before any that closes: then the rest of the loop needs no such test.
        if (BitOperations.Log2(innermost) + BitOperations.PopCount(opening) > Math.Min(levels, ByteBlock.Length - 1))
            return MayBeTooDeep;
        for (var brackets = opening | neighbours.Closing; brackets != 0; brackets &= brackets - 1)
        {
            // Without branches: whether a bracket opens or closes is not to be foreseen, and a processor that guesses wrong loses more than all of this takes.
            var place = BitOperations.TrailingZeroCount(brackets);
            var opened = (innermost << 1) | ((curly >> place) & 1);
            var closed = innermost >> 1;
            var next = closed ^ ((opened ^ closed) & (0 - ((opening >> place) & 1)));
            inObject ^= (0 - ((innermost ^ next) & 1)) << 1 << place;
            innermost = next;
            if (innermost == Empty)
                return place + 1;
        }

        objects = innermost;
        return GoesOn;
    }
}
