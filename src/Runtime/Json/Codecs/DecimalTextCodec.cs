using System.Globalization;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>A decimal in a string: the text of a JSON number that <see cref="decimal"/> holds exactly.</summary>
public readonly struct DecimalTextCodec : IJsonReader<decimal, decimal>, IJsonWriter<decimal>
{
    // Nothing longer is a decimal that anybody wrote on purpose; it bounds the stack that an escaped one takes.
    private const int MaxLength = 128;

    /// <inheritdoc/>
    public static Slot Read(ref JsonCursor cursor, ViewScratch scratch)
    {
        var slot = cursor.ReadText();
        if (slot.HasValue && !TryGet(cursor.Frame, scratch, slot, out _))
            JsonCursor.Fault("a decimal in a string", slot);
        return slot;
    }

    /// <inheritdoc/>
    public static decimal View(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) =>
        slot.HasValue && TryGet(frame, scratch, slot, out var value) ? value : default;

    /// <inheritdoc/>
    public static decimal Record(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot) => View(frame, scratch, slot);

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, decimal value)
    {
        Span<char> text = stackalloc char[MaxLength];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }

    private static bool TryGet(ReadOnlySpan<byte> frame, ViewScratch scratch, Slot slot, out decimal value)
    {
        value = 0;
        Span<byte> plain = stackalloc byte[MaxLength];
        return TextCodec.View(frame, scratch, slot).TryCopyTo(plain, out var length)
            && length > 0
            && JsonNumber.LengthAt(plain[..length]) == length
            && JsonNumber.TryGetDecimal(plain[..length], out value);
    }
}
