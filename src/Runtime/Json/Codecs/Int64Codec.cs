using System.Text.Json;

namespace Framewright.Json;

/// <summary>An integral number in the range of <see cref="long"/>, in any form: 1000, 1e3, 1000.0.</summary>
public readonly struct Int64Codec : IJsonReader<long, long>, IJsonWriter<long>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var slot = cursor.ReadNumber();
        if (slot.HasValue && !TryGet(cursor.Frame, slot, out _))
            JsonCursor.Fault("an integer in the range of Int64", slot);
        return slot;
    }

    /// <inheritdoc/>
    public static long View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.HasValue && TryGet(frame, slot, out var value) ? value : default;

    /// <inheritdoc/>
    public static long Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    private static bool TryGet(ReadOnlySpan<byte> frame, Slot slot, out long value) =>
        JsonNumber.TryGetInt64(frame.Slice(slot.Start, slot.Length), out value);
}
