using System.Globalization;
using System.Text.Json;

namespace Framewright.Protocol;

/// <summary>Puts credentials into frames and texts: the schema's <c>{credentials.x}</c>.</summary>
public static class CredentialValue
{
    /// <summary>Writes a text; null when it was not given.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <param name="value">The credential.</param>
    public static void Write(Utf8JsonWriter writer, string? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value);
    }

    /// <summary>Writes a number; null when it was not given.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <param name="value">The credential.</param>
    public static void Write(Utf8JsonWriter writer, long? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } number) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }

    /// <summary>Writes true or false; null when it was not given.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <param name="value">The credential.</param>
    public static void Write(Utf8JsonWriter writer, bool? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { } flag) writer.WriteBooleanValue(flag);
        else writer.WriteNullValue();
    }

    /// <summary>Writes any JSON; null when it was not given.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <param name="value">The credential.</param>
    public static void Write(Utf8JsonWriter writer, JsonElement? value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value is { ValueKind: not JsonValueKind.Undefined } element) element.WriteTo(writer);
        else writer.WriteNullValue();
    }

    /// <summary>The text itself; null when it was not given.</summary>
    /// <param name="value">The credential.</param>
    public static string? Text(string? value) => value;

    /// <summary>A number as decimal text; null when it was not given.</summary>
    /// <param name="value">The credential.</param>
    public static string? Text(long? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>true</c> or <c>false</c>; null when it was not given.</summary>
    /// <param name="value">The credential.</param>
    public static string? Text(bool? value) => value is { } flag ? (flag ? "true" : "false") : null;

    /// <summary>The JSON as text, a JSON string without its quotes; null when it was not given.</summary>
    /// <param name="value">The credential.</param>
    public static string? Text(JsonElement? value) => value is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } element ? element.ToString() : null;
}
