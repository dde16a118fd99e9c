using System.Text.Json;

namespace Framewright.Json;

/// <summary>Bytes as <c>{"$binary": "base64"}</c>. A null inside reads as null; anything that is not padded base64 is a fault.</summary>
public readonly struct EjsonBinaryCodec : IJsonReader<JsonBytes, ReadOnlyMemory<byte>>, IJsonWriter<ReadOnlyMemory<byte>>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch) =>
        EjsonObject.Read<Base64Codec, JsonBytes, ReadOnlyMemory<byte>>(ref cursor, scratch, "{\"$binary\":"u8, "$binary"u8, "an object with $binary");

    /// <inheritdoc/>
    public static JsonBytes View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => Base64Codec.View(frame, scratch, slot);

    /// <inheritdoc/>
    public static ReadOnlyMemory<byte> Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => Base64Codec.Record(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> value)
    {
        writer.WriteStartObject();
        writer.WriteBase64String("$binary"u8, value.Span);
        writer.WriteEndObject();
    }
}
