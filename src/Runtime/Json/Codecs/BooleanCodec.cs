using System.Text.Json;

namespace Framewright.Json;

/// <summary>A boolean.</summary>
public readonly struct BooleanCodec : IJsonReader<bool, bool>, IJsonWriter<bool>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch) => cursor.ReadBoolean();

    /// <inheritdoc/>
    public static bool View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => slot.Kind == SlotKind.True;

    /// <inheritdoc/>
    public static bool Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);
}
