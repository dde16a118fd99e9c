namespace Framewright.Json;

/// <summary>The wrapper objects of extended JSON: a value of a type that JSON lacks is the one member of an object.</summary>
internal static class EjsonObject
{
    /// <summary>Reads the wrapped value. Other members are tolerated; of duplicates the last wins.</summary>
    public static Slot Read<TCodec, TView, TRecord>(ref JsonCursor cursor, ViewScratch scratch, ReadOnlySpan<byte> member, string expected)
        where TCodec : IJsonReader<TView, TRecord>
        where TView : allows ref struct
    {
        if (cursor.Peek() == JsonKind.Null)
            return cursor.ReadNull();
        var start = cursor.Position;
        var value = default(Slot);
        for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
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
