using System.Text.Json;

namespace Framewright.Json;

/// <summary>A moment as seconds since 1970, UTC. Fractions are read, whole seconds (rounded down) are written; a moment that <see cref="DateTimeOffset"/> cannot hold reads as null.</summary>
public readonly struct UnixSecondsCodec : IJsonReader<DateTimeOffset, DateTimeOffset>, IJsonWriter<DateTimeOffset>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch) => UnixTime.Read(ref cursor, TimeSpan.TicksPerSecond);

    /// <inheritdoc/>
    public static DateTimeOffset View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => UnixTime.View(frame, slot, TimeSpan.TicksPerSecond);

    /// <inheritdoc/>
    public static DateTimeOffset Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => writer.WriteNumberValue(value.ToUnixTimeSeconds());
}
