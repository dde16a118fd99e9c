namespace Framewright.Json;

/// <summary>An array of one type. A null element gives the type's default.</summary>
/// <typeparam name="TCodec">Reads the elements.</typeparam>
/// <typeparam name="TView">An element's view.</typeparam>
/// <typeparam name="TRecord">An element's record.</typeparam>
public readonly struct ArrayCodec<TCodec, TView, TRecord> : IJsonReader<ArrayView<TCodec, TView, TRecord>, JsonList<TRecord>>
    where TCodec : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        if (cursor.TryReadNull())
            return Slot.Null;
        var list = new ListBuilder(scratch);
        for (var more = cursor.EnterArray(); more; more = cursor.NextElement())
            list.Add(TCodec.Read(ref cursor, scratch));
        return list.ToSlot();
    }

    /// <inheritdoc/>
    public static ArrayView<TCodec, TView, TRecord> View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => new(frame, scratch, slot);

    /// <inheritdoc/>
    public static JsonList<TRecord> Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot).ToList();
}
