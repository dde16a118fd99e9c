using System.Runtime.CompilerServices;

namespace Framewright.Json.Blocks;

/// <summary>Tells, block after block, which bytes may not stand behind their neighbour in JSON without white space.</summary>
internal struct Neighbours
{
    private Behind behindObjectStart;
    private Behind behindColonOrArrayStart;
    private Behind behindComma;
    private Behind behindName;
    private Behind behindEnd;
    private Behind behindScalar;
    private Ripple names;

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

        var afterObjectStart = behindObjectStart.Shift(objectStart);
        var afterComma = behindComma.Shift(comma);
        var afterScalar = behindScalar.Shift(Scalars);
        ScalarStarts = Scalars & ~afterScalar;

        // A string behind a brace or a comma is a name if its bracket asks for one, and nothing else is followed by a colon. So whether a colon may
        // stand here is asked in one place, and an array's end behind a colon is a bracket that does not match.
        var afterName = behindName.Shift(names.EndsOf(strings.Opening & (afterObjectStart | afterComma), strings));
        var value = strings.Opening | Opening | Scalars;
        var followers = comma | Closing | colon;
        Wrong = (afterObjectStart & ~(strings.Opening | objectEnd))
            | (behindColonOrArrayStart.Shift(colon | arrayStart) & ~(value | arrayEnd))
            | (afterComma & ~value)
            | (behindEnd.Shift(strings.Closing | Closing) & ~followers)
            | (afterScalar & ~(followers | Scalars))
            | (colon & ~afterName);
        WrongInObject = arrayEnd | (afterComma & ~strings.Opening) | (afterName & ~colon);
        WrongInArray = objectEnd | (afterName & colon);
    }
}
