using System.Runtime.CompilerServices;

namespace Framewright.Json.Blocks;

/// <summary>Tells, block after block, which bytes may not stand behind their neighbour in JSON without white space.</summary>
internal struct Neighbours
{
    private Behind behindObjectStart;
    private Behind behindArrayStart;
    private Behind behindComma;
    private Behind behindColon;
    private Behind behindString;
    private Behind behindName;
    private Behind behindListed;
    private Behind behindEnd;
    private Behind behindScalar;
    private Behind behindZero;
    private Ripple names;
    private Ripple listed;

    /// <summary>Brackets that open, of either kind.</summary>
    public ulong Opening { get; private set; }

    /// <summary>Brackets that close, of either kind.</summary>
    public ulong Closing { get; private set; }

    /// <summary>Brackets of objects, opening and closing.</summary>
    public ulong Curly { get; private set; }

    /// <summary>Bytes of numbers and literals, and whatever else is not known.</summary>
    public ulong Scalars { get; private set; }

    /// <summary>Their first bytes.</summary>
    public ulong ScalarStarts { get; private set; }

    /// <summary>Digits, wherever they are.</summary>
    public ulong Digits { get; private set; }

    /// <summary>Bytes that are wrong wherever they stand.</summary>
    public ulong Wrong { get; private set; }

    /// <summary>Bytes that are wrong in an object.</summary>
    public ulong WrongInObject { get; private set; }

    /// <summary>Bytes that are wrong in an array.</summary>
    public ulong WrongInArray { get; private set; }

    /// <summary>Looks at the next block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Read<TBlock>(in TBlock block, in StringBits strings)
        where TBlock : struct, IByteBlock<TBlock>
    {
        var outside = ~(strings.Inside | strings.Closing);
        var objectStart = block.EqualTo((byte)'{') & outside;
        var arrayStart = block.EqualTo((byte)'[') & outside;
        var objectEnd = block.EqualTo((byte)'}') & outside;
        var arrayEnd = block.EqualTo((byte)']') & outside;
        var comma = block.EqualTo((byte)',') & outside;
        var colon = block.EqualTo((byte)':') & outside;
        Opening = objectStart | arrayStart;
        Closing = objectEnd | arrayEnd;
        Curly = objectStart | objectEnd;
        Scalars = outside & ~(Opening | Closing | comma | colon);
        Digits = block.InRange((byte)'0', 10);

        var afterObjectStart = behindObjectStart.Shift(objectStart);
        var afterArrayStart = behindArrayStart.Shift(arrayStart);
        var afterComma = behindComma.Shift(comma);
        var afterColon = behindColon.Shift(colon);
        var afterScalar = behindScalar.Shift(Scalars);
        ScalarStarts = Scalars & ~afterScalar;

        var value = strings.Opening | Opening | Scalars;
        var ender = comma | Closing;
        Wrong = (afterObjectStart & ~(strings.Opening | objectEnd))
            | (afterArrayStart & ~(value | arrayEnd))
            | ((afterComma | afterColon) & ~value)
            | (behindString.Shift(strings.Closing) & ~(ender | colon))
            | (behindEnd.Shift(Closing) & ~ender)
            | (afterScalar & ~(Scalars | ender))
            | (behindZero.Shift(ScalarStarts & block.EqualTo((byte)'0')) & Digits);

        // A string behind a brace is a name, one behind a comma is one if its bracket asks for it, any other is a value.
        var afterName = behindName.Shift(names.EndsOf(strings.Opening & afterObjectStart, strings));
        var afterListed = behindListed.Shift(listed.EndsOf(strings.Opening & afterComma, strings));
        Wrong |= (afterName & ~colon) | (colon & ~(afterName | afterListed));
        WrongInObject = (afterComma & ~strings.Opening) | (afterListed & ~colon);
        WrongInArray = afterListed & colon;
    }
}
