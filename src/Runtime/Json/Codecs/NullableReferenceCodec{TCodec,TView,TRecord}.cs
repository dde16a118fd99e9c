namespace Framewright.Json;

/// <summary>A text, object, array or map that may be null: the view of a null is not present, the record is null.</summary>
/// <typeparam name="TCodec">Reads a value that is there.</typeparam>
/// <typeparam name="TView">The value's view.</typeparam>
/// <typeparam name="TRecord">The value's record.</typeparam>
public readonly struct NullableReferenceCodec<TCodec, TView, TRecord> : IJsonReader<TView, TRecord?>
    where TCodec : IJsonReader<TView, TRecord>, allows ref struct
    where TView : allows ref struct
    where TRecord : class
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch) => TCodec.Read(ref cursor, scratch);

    /// <inheritdoc/>
    public static TView View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => TCodec.View(frame, scratch, slot);

    /// <inheritdoc/>
    public static TRecord? Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => slot.HasValue ? TCodec.Record(frame, scratch, slot) : null;
}
