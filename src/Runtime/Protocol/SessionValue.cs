using System.Text.Json;

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
}
