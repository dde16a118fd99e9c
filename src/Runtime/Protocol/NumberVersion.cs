using System.Globalization;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>Reads versions that are numbers, or texts of numbers.</summary>
public sealed class NumberVersion : VersionReader
{
    private NumberVersion()
    {
    }

    /// <summary>The reader.</summary>
    public static NumberVersion Instance { get; } = new();

    /// <inheritdoc/>
    public override decimal? Read(ReadOnlySpan<byte> json)
    {
        var number = !JsonToken.TryGetContent(json, out var raw) ? json : raw.Contains((byte)'\\') ? JsonEscapes.Unescape(raw) : raw;
        return Parse(number);
    }

    internal override decimal? Read(ReadOnlySpan<byte> frame, Slot slot)
    {
        if (slot.Kind is not (SlotKind.Number or SlotKind.Text or SlotKind.EscapedText)) return null;
        var raw = frame.Slice(slot.Start, slot.Length);
        return Parse(slot.Kind == SlotKind.EscapedText ? JsonEscapes.Unescape(raw) : raw);
    }

    private static decimal? Parse(ReadOnlySpan<byte> number) =>
        decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var version) ? version : null;
}
