using System.Text.Json;

namespace Framewright.Json;

/// <summary>A moment as ISO 8601 text in the extended format, as <see cref="Utf8JsonReader.TryGetDateTimeOffset"/> takes it. Without an offset it is UTC.</summary>
public readonly struct IsoDateCodec : IJsonReader<DateTimeOffset, DateTimeOffset>, IJsonWriter<DateTimeOffset>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var slot = cursor.ReadText();
        if (slot.HasValue && !TryGet(cursor.Frame, slot, out _))
            JsonCursor.Fault("an ISO 8601 date", slot);
        return slot;
    }

    /// <inheritdoc/>
    public static DateTimeOffset View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.HasValue && TryGet(frame, slot, out var value) ? value : default;

    /// <inheritdoc/>
    public static DateTimeOffset Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteStringValue(value);

    private static bool TryGet(ReadOnlySpan<byte> frame, Slot slot, out DateTimeOffset value)
    {
        var reader = new Utf8JsonReader(frame.Slice(slot.Start - 1, slot.Length + 2));
        reader.Read();

        // Asked first, because the machine's time zone is what TryGetDateTimeOffset would put in place of a missing offset.
        if (reader.TryGetDateTime(out var local) && local.Kind == DateTimeKind.Unspecified)
        {
            value = new DateTimeOffset(local, TimeSpan.Zero);
            return true;
        }

        return reader.TryGetDateTimeOffset(out value);
    }
}
