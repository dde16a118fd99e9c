using System.Runtime.InteropServices;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>Any JSON value. A record's default is the default element, which is written as null.</summary>
public readonly struct JsonCodec : IJsonReader<JsonSlice, JsonElement>, IJsonWriter<JsonElement>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch) => cursor.ReadJson();

    /// <inheritdoc/>
    public static JsonSlice View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.HasValue ? new JsonSlice(frame.Slice(slot.Start, slot.Length)) : default;

    /// <inheritdoc/>
    public static JsonElement Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot).ToElement();

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, JsonElement value)
    {
        // As its bytes, because an element may hold the escape of a lone surrogate, which WriteTo refuses.
        if (value.ValueKind == JsonValueKind.Undefined)
            writer.WriteNullValue();
        else
            writer.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
    }
}
