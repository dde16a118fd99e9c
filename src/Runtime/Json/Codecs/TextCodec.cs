using System.Runtime.InteropServices;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>A string.</summary>
public readonly struct TextCodec : IJsonReader<JsonText, string>, IJsonWriter<string?>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch) => cursor.ReadText();

    /// <inheritdoc/>
    public static JsonText View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        new(in MemoryMarshal.GetReference(frame.Slice(slot.Start, slot.Length)), slot);

    /// <inheritdoc/>
    public static string Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.Kind == SlotKind.Text ? scratch.StringOf(frame.Slice(slot.Start, slot.Length)) : View(frame, scratch, slot).ToString();

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, string? value) => writer.WriteStringValue(value);
}
