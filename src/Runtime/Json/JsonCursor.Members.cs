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
    /// <exception cref="ArgumentOutOfRangeException">The member before is none of the table's.</exception>
    /// <exception cref="FrameFormatException">The bytes are not JSON.</exception>
    public int NextMember(MemberOrder order, ViewScratch scratch, int block, int last)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(scratch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)last, (uint)order.Table.Count, nameof(last));
        return NextMember() ? ReadMembers(order, scratch, block, last) : MemberTable.End;
    }

    // At a name. The position stays in a local for as long as everything is as usual; whatever is not goes the general way, which wants it in its field.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int ReadMembers(MemberOrder order, ViewScratch scratch, int block, int last)
    {
        // Nothing is rented in here, so that the slots stay where they are.
        var slots = scratch.From(block);
        ref readonly var expected = ref order.FirstBehind(last);
        var at = position;
        while (true)
        {
            MemberKind kind;
            if (Has(at, Vector128<byte>.Count) && expected.IsIn(Vector128.LoadUnsafe(in ByteAt(at))))
            {
                at += expected.WrittenLength;
                last = expected.Member;
                kind = expected.Kind;
            }
            else
            {
                position = at;
                last = PassName(order, last);
                kind = order.Table.NameOf(last).Kind;
                at = position;
            }

            Slot value;
            if (kind == MemberKind.Text)
                value = ReadShortText(ref at);
            else if (kind == MemberKind.EjsonDate)
                value = ReadUsualDate(ref at);
            else if (kind == MemberKind.List)
                value = ReadEmptyList(ref at);
            else if (kind == MemberKind.Boolean)
                value = ReadUsualBoolean(ref at);
            else
                break;

            if (value == default)
            {
                if (kind == MemberKind.List)
                    break;
                position = at;
                value = ReadValue(kind, scratch);
                at = position;
            }

            slots[last] = value;
            expected = ref order.FirstBehind(last);

            // Servers write no white space: what is nearly always next is a comma with a name right behind it, which is compared in the next turn.
            if (Has(at, 1) && ByteAt(at) == (byte)',')
            {
                at++;
                continue;
            }

            position = at;
            if (!NextMember())
                return MemberTable.End;
            at = position;
        }

        position = at;
        return last;
    }

    // At the name. One that is not as expected is looked up, and expected here from now on.
    private int PassName(MemberOrder order, int last)
    {
        var member = order.Expect(last, frame[position..], out var length);
        position += length;
        if (length > 0)
            return member;

        var table = order.Table;
        var name = ReadNameText();
        member = table.Find(Unescaped(name));
        if (member == table.Count)
            unlistedName = name;
        else
            order.Learn(last, member);
        return member;
    }

    private Slot ReadValue(MemberKind kind, ViewScratch scratch) => kind switch
    {
        MemberKind.Text => ReadText(),
        MemberKind.Boolean => ReadBoolean(),
        _ => EjsonDateCodec.Read(ref this, scratch),
    };

    // The usual values of the kinds above. None of them is absent: that stands for one that is not as usual, of which nothing is read.
    // A text without escapes that ends within a block, or just behind it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Slot ReadShortText(ref int at)
    {
        if (!Has(at, 1 + Vector256<byte>.Count + 1) || ByteAt(at) != (byte)'"')
            return default;
        var start = at + 1;
        var length = BitOperations.TrailingZeroCount(StringScan.StopsIn(Vector256.LoadUnsafe(in ByteAt(start))));
        if (ByteAt(start + length) != (byte)'"')
            return default;
        at = start + length + 1;
        return Slot.Passed(SlotKind.Text, start, length);
    }

    // Thirteen digits, as moments from 2001 to 2286 have: such a number is always in range, and is not zero-led.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Slot ReadUsualDate(ref int at)
    {
        var start = at + "{\"$date\":".Length;
        var end = start + DateDigits;
        if (!Has(at, end + 1 - at) || depth == MaxDepth || !Is(at, "{\"$date\":"u8) || ByteAt(start) == (byte)'0' || ByteAt(end) != (byte)'}')
            return default;
        if (!JsonNumber.AreDigits(WordAt(start)) || !JsonNumber.AreDigits(WordAt(end - sizeof(ulong))))
            return default;
        at = end + 1;
        return Slot.Passed(SlotKind.Number, start, DateDigits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Slot ReadEmptyList(ref int at)
    {
        if (!Has(at, "[]".Length) || depth == MaxDepth || !Is(at, "[]"u8))
            return default;
        at += "[]".Length;
        return Slot.Passed(SlotKind.List, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly Slot ReadUsualBoolean(ref int at)
    {
        if (!Has(at, "false".Length))
            return default;
        if (Is(at, "true"u8))
        {
            at += "true".Length;
            return Slot.Passed(SlotKind.True, 0, 0);
        }

        if (!Is(at, "false"u8))
            return default;
        at += "false".Length;
        return Slot.Passed(SlotKind.False, 0, 0);
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
