using System.Text.Json;

namespace Framewright.Json;

/// <summary>An integral number in the range of <see cref="int"/>, in any form: 1000, 1e3, 1000.0.</summary>
public readonly struct Int32Codec : IJsonReader<int, int>, IJsonWriter<int>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var slot = cursor.ReadNumber();
        if (slot.HasValue && !TryGet(cursor.Frame, slot, out _))
            JsonCursor.Fault("an integer in the range of Int32", slot);
        return slot;
    }

    /// <inheritdoc/>
    public static int View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.HasValue && TryGet(frame, slot, out var value) ? value : default;

    /// <inheritdoc/>
    public static int Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    private static bool TryGet(ReadOnlySpan<byte> frame, Slot slot, out int value) =>
        JsonNumber.TryGetInt32(frame.Slice(slot.Start, slot.Length), out value);
}
