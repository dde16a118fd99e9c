namespace Framewright.Json;

/// <summary>The wrapper objects of extended JSON: a value of a type that JSON lacks is the one member of an object.</summary>
internal static class EjsonObject
{
    /// <summary>Reads the wrapped value. Other members are tolerated; of duplicates the last wins.</summary>
    /// <param name="cursor">At the value.</param>
    /// <param name="scratch">Receives what the wrapped value's codec needs.</param>
    /// <param name="usualStart">Brace, name and colon as servers write them: only a shortcut to <paramref name="member"/>.</param>
    /// <param name="member">The member that wraps the value.</param>
    /// <param name="expected">What a fault says.</param>
    public static Slot Read<TCodec, TView, TRecord>(ref JsonCursor cursor, ViewScratch scratch, ReadOnlySpan<byte> usualStart, ReadOnlySpan<byte> member, string expected)
        where TCodec : IJsonReader<TView, TRecord>
        where TView : allows ref struct
    {
        if (cursor.TryReadNull())
            return Slot.Null;
        var start = cursor.Position;
        var value = default(Slot);
        bool more;
        if (cursor.TryEnterObject(usualStart))
        {
            value = TCodec.Read(ref cursor, scratch);
            more = cursor.NextMember();
        }
        else
        {
            more = cursor.EnterObject();
        }

        for (; more; more = cursor.NextMember())
        {
            if (cursor.ReadName().SequenceEqual(member))
                value = TCodec.Read(ref cursor, scratch);
            else
                cursor.Skip();
        }

        if (value.IsAbsent)
            throw new FrameFormatException(expected, start);
        return value;
    }
}
