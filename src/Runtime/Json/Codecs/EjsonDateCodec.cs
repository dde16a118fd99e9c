using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>A moment as <c>{"$date": milliseconds since 1970}</c>. A null inside, or a moment that <see cref="DateTimeOffset"/> cannot hold, reads as null.</summary>
/// <remarks>ISO 8601 text is read too: services that speak extended JSON over a socket write their dates so over HTTP, and one type has to do for both.</remarks>
public readonly struct EjsonDateCodec : IJsonReader<DateTimeOffset, DateTimeOffset>, IJsonWriter<DateTimeOffset>
{
    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch) =>
        IsText(ref cursor)
            ? IsoDateCodec.Read(ref cursor, scratch)
            : EjsonObject.Read<UnixMillisecondsCodec, DateTimeOffset, DateTimeOffset>(ref cursor, scratch, "{\"$date\":"u8, "$date"u8, "an object with $date");

    /// <inheritdoc/>
    public static DateTimeOffset View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        UnixTime.TryGetUsual(frame, slot, out var value) ? value : AnyView(frame, scratch, slot);

    /// <inheritdoc/>
    public static DateTimeOffset Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value)
    {
        writer.WriteStartObject();
        writer.WriteNumber("$date"u8, value.ToUnixTimeMilliseconds());
        writer.WriteEndObject();
    }

    // Apart, so that reading the usual form stays short wherever it is inlined.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static DateTimeOffset AnyView(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.Kind is SlotKind.Text or SlotKind.EscapedText ? IsoDateCodec.View(frame, scratch, slot) : UnixMillisecondsCodec.View(frame, scratch, slot);

    // One comparison is all that the usual form pays.
    private static bool IsText(ref JsonCursor cursor) =>
        (cursor.Position >= cursor.Frame.Length || cursor.Frame[cursor.Position] != (byte)'{') && cursor.Peek() == JsonKind.String;
}
