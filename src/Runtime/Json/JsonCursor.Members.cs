using System.Runtime.CompilerServices;

namespace Framewright.Json;

/// <content>The members of objects whose names are known.</content>
public ref partial struct JsonCursor
{
    /// <summary>Where the name lies that the last call of <see cref="EnterObject(MemberTable, MemberOrder)"/> or <see cref="NextMember(MemberTable, MemberOrder, int)"/> did not find in its table.</summary>
    public readonly Slot UnlistedName => unlistedName;

    /// <summary>Enters the object that follows, and reads its first member's name and the colon.</summary>
    /// <param name="table">The members that there may be.</param>
    /// <param name="order">What is expected behind what, from <see cref="ViewScratch.OrderOf"/>.</param>
    /// <returns>The member's number, <see cref="MemberTable.Count"/> for one that is not listed, <see cref="MemberTable.End"/> behind an empty object.</returns>
    /// <exception cref="FrameFormatException">No object is next, it is nested too deeply, or the bytes are not JSON.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EnterObject(MemberTable table, MemberOrder order)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        var names = table.Names;
        var guess = order.First(names.Length + 1);
        if (At((byte)'{') && depth < MaxDepth && (uint)guess < (uint)names.Length && names[guess].StartsAt(frame[(position + 1)..]))
        {
            depth++;
            position += names[guess].WrittenLength + 1;
            return guess;
        }

        return EnterUnexpected(table, order);
    }

    /// <summary>Goes on behind a member's value, and reads the next member's name and the colon.</summary>
    /// <param name="table">The members that there may be.</param>
    /// <param name="order">What is expected behind what.</param>
    /// <param name="last">The member before, as it was returned.</param>
    /// <returns>The member's number, <see cref="MemberTable.Count"/> for one that is not listed, <see cref="MemberTable.End"/> behind the object.</returns>
    /// <exception cref="FrameFormatException">The bytes are not JSON.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int NextMember(MemberTable table, MemberOrder order, int last)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(order);
        var names = table.Names;
        var guess = order.First(last);
        if (At((byte)',') && (uint)guess < (uint)names.Length && names[guess].StartsAt(frame[(position + 1)..]))
        {
            position += names[guess].WrittenLength + 1;
            return guess;
        }

        return NextUnexpected(table, order, last);
    }

    private int EnterUnexpected(MemberTable table, MemberOrder order) =>
        EnterObject() ? ReadMember(table, order, table.Count + 1) : MemberTable.End;

    private int NextUnexpected(MemberTable table, MemberOrder order, int last)
    {
        if (!NextMember())
            return MemberTable.End;
        var names = table.Names;
        var guess = order.Second(last);
        if ((uint)guess >= (uint)names.Length || !names[guess].StartsAt(frame[position..]))
            return ReadMember(table, order, last);
        order.Learn(last, guess);
        position += names[guess].WrittenLength;
        return guess;
    }

    // At the name. It is looked up, and expected here from now on.
    private int ReadMember(MemberTable table, MemberOrder order, int last)
    {
        var name = ReadNameText();
        var member = table.Find(Unescaped(name));
        if (member == table.Count)
            unlistedName = name;
        else
            order.Learn(last, member);
        return member;
    }
}
