using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Framewright.Json;

/// <summary>The members of one object type: how their names look on the wire, and in which order they are expected until a connection has seen another.</summary>
/// <remarks>
/// A member is known by its number, which is its place among the names. Immutable and thread-safe; what a connection learns of the order lies in its <see cref="ViewScratch"/>.
/// </remarks>
public sealed class MemberTable
{
    /// <summary>What stands for the end of the object in place of a member's number.</summary>
    public const int End = -1;

    // An order keeps numbers in 16 bits, and three of them stand for something else.
    private const int MaxCount = ushort.MaxValue - 3;

    private static int tables;

    // Two quotes and a colon.
    private const int Marks = 3;

    // As servers write them, with quotes and colon.
    private readonly byte[][] written;

    // One more than there are members, for those that are not listed.
    private readonly MemberName[] names;

    // The numbers of the members, those of equal length together: of length n are those from starts[n] up to starts[n + 1].
    private readonly ushort[] byLength;
    private readonly ushort[] starts;

    /// <summary>Describes a type. Members of some kinds are read by the cursor itself; whoever walks the object need not know them.</summary>
    /// <param name="names">The wire names, unescaped, each once, in the order in which servers usually write them.</param>
    /// <param name="texts">The numbers of those that <see cref="TextCodec"/> reads.</param>
    /// <param name="booleans">The numbers of those that <see cref="BooleanCodec"/> reads.</param>
    /// <param name="ejsonDates">The numbers of those that <see cref="EjsonDateCodec"/> reads.</param>
    /// <param name="lists">The numbers of those that <see cref="ArrayCodec{TCodec, TView, TRecord}"/> reads.</param>
    /// <exception cref="ArgumentException">There are more than 65,532 names.</exception>
    public MemberTable(ReadOnlySpan<string> names, ReadOnlySpan<ushort> texts = default, ReadOnlySpan<ushort> booleans = default, ReadOnlySpan<ushort> ejsonDates = default, ReadOnlySpan<ushort> lists = default)
    {
        if (names.Length > MaxCount)
            throw new ArgumentException($"A type may have at most {MaxCount} members.", nameof(names));
        Span<MemberKind> kinds = new MemberKind[names.Length];
        foreach (var member in texts)
            kinds[member] = MemberKind.Text;
        foreach (var member in booleans)
            kinds[member] = MemberKind.Boolean;
        foreach (var member in ejsonDates)
            kinds[member] = MemberKind.EjsonDate;
        foreach (var member in lists)
            kinds[member] = MemberKind.List;
        Count = names.Length;
        written = new byte[Count][];
        this.names = new MemberName[Count + 1];
        for (var i = 0; i < Count; i++)
        {
            written[i] = [(byte)'"', .. Encoding.UTF8.GetBytes(names[i]), (byte)'"', (byte)':'];
            this.names[i] = new MemberName(written[i], i, kinds[i]);
        }

        this.names[Count] = MemberName.Unlisted(Count);
        byLength = new ushort[Count];
        starts = SortByLength();
        Index = Interlocked.Increment(ref tables) - 1;
        Usual = new MemberOrder(this);
    }

    /// <summary>How many members there are. It is also the number of any member that the table does not list.</summary>
    public int Count { get; }

    /// <summary>Where a scratch keeps what it has learnt of this table's order.</summary>
    internal int Index { get; }

    /// <summary>The order of the names. Never changed: who learns another takes a copy.</summary>
    internal MemberOrder Usual { get; }

    /// <summary>A member's name, ready to be compared.</summary>
    /// <param name="member">The member's number, or <see cref="Count"/>.</param>
    internal ref readonly MemberName NameOf(int member) => ref names[member];

    /// <summary>The length of a member's name with its quotes and the colon, if the bytes start with it as servers write it; 0 otherwise.</summary>
    /// <param name="member">The member's number, or <see cref="Count"/>.</param>
    /// <param name="bytes">Start with a quote.</param>
    internal int LengthAt(int member, ReadOnlySpan<byte> bytes)
    {
        ref readonly var name = ref names[member];
        if (name.FitsBlock && bytes.Length >= Vector128<byte>.Count)
            return name.IsIn(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes))) ? name.WrittenLength : 0;
        return name.IsPlain && bytes.StartsWith(written[member]) ? name.WrittenLength : 0;
    }

    /// <summary>The number of a member by its unescaped name; <see cref="Count"/> for one that is not listed.</summary>
    internal int Find(ReadOnlySpan<byte> name)
    {
        if (name.Length + 1 < starts.Length)
        {
            foreach (var number in byLength.AsSpan(starts[name.Length]..starts[name.Length + 1]))
            {
                if (name.SequenceEqual(written[number].AsSpan(1, name.Length)))
                    return number;
            }
        }

        return Count;
    }

    private ushort[] SortByLength()
    {
        var longest = 0;
        foreach (var name in written)
            longest = Math.Max(longest, name.Length - Marks);
        var counts = new ushort[longest + 2];
        foreach (var name in written)
            counts[name.Length - Marks + 1]++;
        for (var i = 1; i < counts.Length; i++)
            counts[i] += counts[i - 1];
        var next = counts.AsSpan().ToArray();
        for (var number = 0; number < Count; number++)
            byLength[next[written[number].Length - Marks]++] = (ushort)number;
        return counts;
    }
}
