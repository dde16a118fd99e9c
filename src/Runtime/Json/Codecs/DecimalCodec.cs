using System.Text.Json;

namespace Framewright.Json;

/// <summary>A number that <see cref="decimal"/> holds exactly; one that it would have to round is a fault.</summary>
public readonly struct DecimalCodec : IJsonReader<decimal, decimal>, IJsonWriter<decimal>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var slot = cursor.ReadNumber();
        if (slot.HasValue && !TryGet(cursor.Frame, slot, out _))
            JsonCursor.Fault("a number that Decimal holds exactly", slot);
        return slot;
    }

    /// <inheritdoc/>
    public static decimal View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.HasValue && TryGet(frame, slot, out var value) ? value : default;

    /// <inheritdoc/>
    public static decimal Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(value);

    private static bool TryGet(ReadOnlySpan<byte> frame, Slot slot, out decimal value) =>
        JsonNumber.TryGetDecimal(frame.Slice(slot.Start, slot.Length), out value);
}
