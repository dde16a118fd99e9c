using System.Text.Json;

namespace Framewright.Json;

/// <summary>Bytes as padded base64 in a string; anything else in it is a fault.</summary>
public readonly struct Base64Codec : IJsonReader<JsonBytes, ReadOnlyMemory<byte>>, IJsonWriter<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var slot = cursor.ReadText();
        if (slot.HasValue && !JsonBytes.IsValid(TextCodec.View(cursor.Frame, scratch, slot)))
            JsonCursor.Fault("base64", slot);
        return slot;
    }

    /// <inheritdoc/>
    public static JsonBytes View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => new(TextCodec.View(frame, scratch, slot));

    /// <inheritdoc/>
    public static ReadOnlyMemory<byte> Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot).ToArray();

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value) => writer.WriteBase64StringValue(value.Span);
}
