using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>A value that a frame carried and a later template repeats: the schema's <c>capture</c> and <c>{session.x}</c>.</summary>
public static class SessionValue
{
    /// <summary>Writes the value as it came; null when no frame has carried it yet.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <param name="captured">The value's JSON, checked when its frame was read; null for none.</param>
    public static void Write(Utf8JsonWriter writer, byte[]? captured)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (captured is null) writer.WriteNullValue();
        else writer.WriteRawValue(captured, skipInputValidation: true);
    }

    /// <summary>Whether there is a value; null on the wire is none.</summary>
    /// <param name="captured">The value's JSON; null for none.</param>
    public static bool Has([NotNullWhen(true)] byte[]? captured) => captured is not null && !JsonToken.IsNull(captured);

    /// <summary>Keeps a value that frames carry often, such as a sequence number: in place where its length has not changed, so that an event costs no allocation.</summary>
    /// <param name="captured">The value so far, which nobody else may hold.</param>
    /// <param name="value">The value's JSON; an absent one leaves what there is.</param>
    public static void Store(ref byte[]? captured, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return;
        if (captured is { } kept && kept.Length == value.Length) value.CopyTo(kept);
        else captured = value.ToArray();
    }

    /// <summary>Keeps an integer plus something, such as the number that comes next. Anything else than an integer leaves what there is.</summary>
    /// <param name="captured">The value so far, which nobody else may hold.</param>
    /// <param name="value">The value's JSON.</param>
    /// <param name="addend">What is added.</param>
    public static void StoreSum(ref byte[]? captured, ReadOnlySpan<byte> value, long addend)
    {
        if (!JsonToken.TryGetInt64(value, out var number)) return;
        Span<byte> digits = stackalloc byte[20];
        unchecked(number + addend).TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Store(ref captured, digits[..length]);
    }
}
