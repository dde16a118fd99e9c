using System.Text.Json;

namespace Framewright.Json;

/// <summary>A number as the <see cref="double"/> next to it; one beyond the largest is a fault.</summary>
public readonly struct DoubleCodec : IJsonReader<double, double>, IJsonWriter<double>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var slot = cursor.ReadNumber();
        if (slot.HasValue && !TryGet(cursor.Frame, slot, out _))
            JsonCursor.Fault("a number in the range of Double", slot);
        return slot;
    }

    /// <inheritdoc/>
    public static double View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.HasValue && TryGet(frame, slot, out var value) ? value : default;

    /// <inheritdoc/>
    public static double Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(value);

    private static bool TryGet(ReadOnlySpan<byte> frame, Slot slot, out double value) =>
        JsonNumber.TryGetDouble(frame.Slice(slot.Start, slot.Length), out value);
}
