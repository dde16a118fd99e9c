using System.Text.Encodings.Web;
using System.Text.Json;

namespace Framewright.Protocol;

/// <summary>What the peer is told of a call that failed: the values of <c>{error.x}</c> in a template, each as JSON, null for none. Immutable.</summary>
public sealed class CallError
{
    private readonly byte[]? code;
    private readonly byte[]? reason;
    private readonly byte[]? message;
    private readonly byte[]? details;

    /// <summary>Describes an error.</summary>
    /// <param name="code">The code as JSON; null for none.</param>
    /// <param name="reason">The reason as JSON; null for none.</param>
    /// <param name="message">The message as JSON; null for none.</param>
    /// <param name="details">Details as JSON; null for none.</param>
    public CallError(byte[]? code, byte[]? reason, byte[]? message, byte[]? details)
    {
        this.code = code;
        this.reason = reason;
        this.message = message;
        this.details = details;
    }

    /// <summary>The code, a JSON string or number; empty for none.</summary>
    public ReadOnlySpan<byte> Code => code;

    /// <summary>The reason, a JSON string; empty for none.</summary>
    public ReadOnlySpan<byte> Reason => reason;

    /// <summary>The message, a JSON string; empty for none.</summary>
    public ReadOnlySpan<byte> Message => message;

    /// <summary>Details, any JSON; empty for none.</summary>
    public ReadOnlySpan<byte> Details => details;

    /// <summary>Writes a value of an error, or null when it has none.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <param name="value">The value as JSON; empty for none.</param>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.IsEmpty) writer.WriteNullValue();
        else writer.WriteRawValue(value, skipInputValidation: true);
    }

    /// <summary>A text as a JSON string.</summary>
    internal static byte[] Quote(string text) => [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];
}
