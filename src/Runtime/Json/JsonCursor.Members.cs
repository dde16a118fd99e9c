using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Framewright.Json;

/// <content>The members of objects whose names are known.</content>
public ref partial struct JsonCursor
{
    private const int DateDigits = 13;

    /// <summary>Where the name lies that the last call of <see cref="EnterObject(MemberOrder, ViewScratch, int)"/> or <see cref="NextMember(MemberOrder, ViewScratch, int, int)"/> did not find in its table.</summary>
    public readonly Slot UnlistedName => unlistedName;

    /// <summary>Enters the object that follows, and reads its members up to the first that the cursor does not read by itself.</summary>
    /// <param name="order">The members, from <see cref="ViewScratch.OrderOf"/>.</param>
    /// <param name="scratch">Receives the slots of the members that are read.</param>
    /// <param name="block">The first member's slot.</param>
    /// <returns>The number of the member whose value is next, <see cref="MemberTable.Count"/> for one that is not listed, <see cref="MemberTable.End"/> behind the object.</returns>
    /// <exception cref="FrameFormatException">No object is next, it is nested too deeply, or the bytes are not JSON.</exception>
    public int EnterObject(MemberOrder order, ViewScratch scratch, int block)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(scratch);
        return EnterObject() ? ReadMembers(order, scratch, block, order.Table.Count + 1) : MemberTable.End;
    }

    /// <summary>Goes on behind a member's value, and reads further members up to the next one that the cursor does not read by itself.</summary>
    /// <param name="order">The members.</param>
    /// <param name="scratch">Receives the slots of the members that are read.</param>
    /// <param name="block">The first member's slot.</param>
    /// <param name="last">The member before, as it was returned.</param>
    /// <returns>As <see cref="EnterObject(MemberOrder, ViewScratch, int)"/>.</returns>
    /// <exception cref="FrameFormatException">The bytes are not JSON.</exception>
    public int NextMember(MemberOrder order, ViewScratch scratch, int block, int last)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(scratch);
        return NextMember() ? ReadMembers(order, scratch, block, last) : MemberTable.End;
    }

    // At a name. The position stays in a local for as long as everything is as usual; whatever is not goes the general way, which wants it in its field.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadMembers(MemberOrder order, ViewScratch scratch, int block, int last)
    {
        // Nothing is rented in here, so that the slots stay where they are.
        var slots = scratch.From(block);
        var expected = order.First;
        var at = position;
        while (true)
        {
            MemberKind kind;
            if (Has(at, Vector128<byte>.Count) && (uint)last < (uint)expected.Length && expected[last].IsWholeIn(Vector128.LoadUnsafe(in ByteAt(at))))
            {
                ref readonly var name = ref expected[last];
                at += name.WrittenLength;
                last = name.Member;
                kind = name.Kind;
            }
            else
            {
                position = at;
                last = PassName(order, last, out kind);
                at = position;
            }

            if (kind == MemberKind.Other)
            {
                position = at;
                return last;
            }

            if (!TryReadUsual(kind, ref at, out var value))
            {
                position = at;
                if (kind == MemberKind.List)
                    return last;
                value = ReadValue(kind, scratch);
                at = position;
            }

            slots[last] = value;
            position = at;
            if (!NextMember())
                return MemberTable.End;
            at = position;
        }
    }

    // At the name. One that is not as expected is looked up, and expected here from now on.
    private int PassName(MemberOrder order, int last, out MemberKind kind)
    {
        if (order.TryExpect(last, frame[position..], out var expected))
        {
            position += expected.WrittenLength;
            kind = expected.Kind;
            return expected.Member;
        }

        var table = order.Table;
        var name = ReadNameText();
        var member = table.Find(Unescaped(name));
        kind = MemberKind.Other;
        if (member == table.Count)
        {
            unlistedName = name;
            return member;
        }

        order.Learn(last, member);
        kind = table.Names[member].Kind;
        return member;
    }

    private Slot ReadValue(MemberKind kind, ViewScratch scratch) => kind switch
    {
        MemberKind.Text => ReadText(),
        MemberKind.Boolean => ReadBoolean(),
        _ => EjsonDateCodec.Read(ref this, scratch),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryReadUsual(MemberKind kind, ref int at, out Slot value)
    {
        return kind switch
        {
            MemberKind.Text => TryReadShortText(ref at, out value),
            MemberKind.EjsonDate => TryReadUsualDate(ref at, out value),
            MemberKind.List => TryReadEmptyList(ref at, out value),
            _ => TryReadUsualBoolean(ref at, out value),
        };
    }

    // A text without escapes that ends within a block.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryReadShortText(ref int at, out Slot value)
    {
        value = default;
        if (!Has(at, 1 + Vector256<byte>.Count) || ByteAt(at) != (byte)'"')
            return false;
        var start = at + 1;
        var stops = StringScan.StopsIn(Vector256.LoadUnsafe(in ByteAt(start)));
        var length = BitOperations.TrailingZeroCount(stops);
        if (stops == 0 || ByteAt(start + length) != (byte)'"')
            return false;
        value = Slot.Passed(SlotKind.Text, start, length);
        at = start + length + 1;
        return true;
    }

    // Thirteen digits, as moments from 2001 to 2286 have: such a number is always in range, and is not zero-led.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryReadUsualDate(ref int at, out Slot value)
    {
        var start = at + "{\"$date\":".Length;
        var end = start + DateDigits;
        value = Slot.Passed(SlotKind.Number, start, DateDigits);
        if (!Has(at, end + 1 - at) || depth == MaxDepth || !Is(at, "{\"$date\":"u8) || ByteAt(start) == (byte)'0' || ByteAt(end) != (byte)'}')
            return false;
        if (!JsonNumber.AreDigits(WordAt(start)) || !JsonNumber.AreDigits(WordAt(end - sizeof(ulong))))
            return false;
        at = end + 1;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryReadEmptyList(ref int at, out Slot value)
    {
        value = Slot.Passed(SlotKind.List, 0, 0);
        if (!Has(at, "[]".Length) || depth == MaxDepth || !Is(at, "[]"u8))
            return false;
        at += "[]".Length;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool TryReadUsualBoolean(ref int at, out Slot value)
    {
        value = default;
        if (!Has(at, "false".Length))
            return false;
        var isTrue = Is(at, "true"u8);
        var isFalse = Is(at, "false"u8);
        value = Slot.Passed(isTrue ? SlotKind.True : SlotKind.False, 0, 0);
        at += isTrue ? "true".Length : isFalse ? "false".Length : 0;
        return isTrue || isFalse;
    }

    // Whether the frame has so many bytes there: what proves each of the reads below.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Has(int index, int count) => index <= frame.Length - count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref readonly byte ByteAt(int index) => ref Unsafe.Add(ref MemoryMarshal.GetReference(frame), index);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool Is(int index, ReadOnlySpan<byte> text) => MemoryMarshal.CreateReadOnlySpan(in ByteAt(index), text.Length).SequenceEqual(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ulong WordAt(int index) => Unsafe.ReadUnaligned<ulong>(in ByteAt(index));
}
