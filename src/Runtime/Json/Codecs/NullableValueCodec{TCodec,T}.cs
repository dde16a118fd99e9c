namespace Framewright.Json;

/// <summary>A number, boolean, date or enum that may be null.</summary>
/// <typeparam name="TCodec">Reads a value that is there.</typeparam>
/// <typeparam name="T">The value, in views and records alike.</typeparam>
public readonly struct NullableValueCodec<TCodec, T> : IJsonReader<T?, T?>
    where TCodec : IJsonReader<T, T>, allows ref struct
    where T : struct
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch) => TCodec.Read(ref cursor, scratch);

    /// <inheritdoc/>
    public static T? View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => slot.HasValue ? TCodec.View(frame, scratch, slot) : null;

    /// <inheritdoc/>
    public static T? Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => slot.HasValue ? TCodec.Record(frame, scratch, slot) : null;
}
