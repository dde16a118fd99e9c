namespace Framewright.Json;

/// <summary>An object whose members are data: names with values of one type. A null value gives the type's default.</summary>
/// <remarks>An empty array is an empty map: some servers cannot tell the two apart, and write what their language has for both.</remarks>
/// <typeparam name="TCodec">Reads the values.</typeparam>
/// <typeparam name="TView">A value's view.</typeparam>
/// <typeparam name="TRecord">A value's record.</typeparam>
public readonly struct MapCodec<TCodec, TView, TRecord> : IJsonReader<MapView<TCodec, TView, TRecord>, JsonMap<TRecord>>
    where TCodec : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        if (cursor.TryReadNull())
            return Slot.Null;
        var map = new ListBuilder(scratch);
        if (cursor.TryPassEmptyArray())
            return map.ToSlot();
        for (var more = cursor.EnterObject(); more; more = cursor.NextMember())
        {
            var name = cursor.ReadNameText();
            map.AddEntry(name, TCodec.Read(ref cursor, scratch));
        }

        return map.ToSlot();
    }

    /// <inheritdoc/>
    public static MapView<TCodec, TView, TRecord> View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => new(frame, scratch, slot);

    /// <inheritdoc/>
    public static JsonMap<TRecord> Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot).ToMap();
}
