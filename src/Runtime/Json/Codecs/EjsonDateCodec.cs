using System.Text.Json;

namespace Framewright.Json;

/// <summary>A moment as <c>{"$date": milliseconds since 1970}</c>. A null inside, or a moment that <see cref="DateTimeOffset"/> cannot hold, reads as null.</summary>
public readonly struct EjsonDateCodec : IJsonReader<DateTimeOffset, DateTimeOffset>, IJsonWriter<DateTimeOffset>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch) =>
        EjsonObject.Read<UnixMillisecondsCodec, DateTimeOffset, DateTimeOffset>(ref cursor, scratch, "{\"$date\":"u8, "$date"u8, "an object with $date");

    /// <inheritdoc/>
    public static DateTimeOffset View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => UnixMillisecondsCodec.View(frame, scratch, slot);

    /// <inheritdoc/>
    public static DateTimeOffset Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        writer.WriteStartObject();
        writer.WriteNumber("$date"u8, value.ToUnixTimeMilliseconds());
        writer.WriteEndObject();
    }
}
