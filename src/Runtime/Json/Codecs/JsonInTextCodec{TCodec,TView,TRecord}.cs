namespace Framewright.Json;

/// <summary>JSON inside a string, unescaped into the scratch and read there as strictly as the frame around it.</summary>
/// <typeparam name="TCodec">Reads what is in the string.</typeparam>
/// <typeparam name="TView">Its view.</typeparam>
/// <typeparam name="TRecord">Its record.</typeparam>
public readonly struct JsonInTextCodec<TCodec, TView, TRecord> : IJsonReader<TView, TRecord>
    where TCodec : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var text = cursor.ReadText();
        if (!text.HasValue)
            return Slot.Null;
        var start = scratch.AddText(TextCodec.View(cursor.Frame, scratch, text));
        var inner = new JsonCursor(scratch.Texts, start, cursor.Depth, cursor.Checks);
        Slot value;
        try
        {
            value = TCodec.Read(ref inner, scratch);
            inner.ExpectEnd();
        }
        catch (FrameFormatException fault)
        {
            // Offsets are those of the frame, in which the text begins here.
            throw new FrameFormatException(fault.Reason, text.Start);
        }

        if (!value.HasValue)
            return Slot.Null;
        var block = scratch.Rent(1);
        scratch.Set(block, value);
        return Slot.Object(block);
    }

    /// <inheritdoc/>
    public static TView View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.HasValue ? TCodec.View(scratch.Texts, scratch, scratch[slot.Block]) : TCodec.View(frame, scratch, default);

    /// <inheritdoc/>
    public static TRecord Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.HasValue ? TCodec.Record(scratch.Texts, scratch, scratch[slot.Block]) : TCodec.Record(frame, scratch, default);
}
