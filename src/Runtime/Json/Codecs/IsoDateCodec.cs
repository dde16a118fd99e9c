using System.Buffers;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>A moment as ISO 8601 text in the extended format, as <see cref="Utf8JsonReader.TryGetDateTimeOffset"/> takes it. Without an offset it is UTC.</summary>
public readonly struct IsoDateCodec : IJsonReader<DateTimeOffset, DateTimeOffset>, IJsonWriter<DateTimeOffset>
{
    // Sixteen digits of a fraction are the most that are taken, which makes 42 characters.
    private const int MaxLength = 64;
    private static readonly SearchValues<byte> DateCharacters = SearchValues.Create("0123456789-:.,+TZ"u8);

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
        if (slot.Kind != SlotKind.EscapedText)
            return TryParse(frame.Slice(slot.Start - 1, slot.Length + 2), out value);

        // Unescaped here, because the reader below throws for the escape of a lone surrogate.
        value = default;
        Span<byte> token = stackalloc byte[MaxLength + 2];
        if (!JsonEscapes.TryUnescape(frame.Slice(slot.Start, slot.Length), token[1..^1], out var length) || token.Slice(1, length).ContainsAnyExcept(DateCharacters))
            return false;
        token[0] = token[length + 1] = (byte)'"';
        return TryParse(token[..(length + 2)], out value);
    }

    private static bool TryParse(ReadOnlySpan<byte> token, out DateTimeOffset value)
    {
        var reader = new Utf8JsonReader(token);
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
