using System.Buffers.Text;
using System.Text.Json;
using Framewright.Json;

namespace Framewright.Protocol;

/// <summary>The ids that the client makes for its calls and subscriptions: numbers that are never used twice on one connection.</summary>
public static class RequestId
{
    private const int MaxDigits = 20;

    /// <summary>Writes an id as a JSON string of decimal digits.</summary>
    /// <param name="writer">Receives the value.</param>
    /// <param name="id">The id.</param>
    public static void WriteText(Utf8JsonWriter writer, long id)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Span<byte> digits = stackalloc byte[MaxDigits];
        Utf8Formatter.TryFormat(id, digits, out var length);
        writer.WriteStringValue(digits[..length]);
    }

    /// <summary>Writes an id as a JSON number.</summary>
    /// <param name="writer">Receives the value.</param>
    /// <param name="id">The id.</param>
    public static void WriteInteger(Utf8JsonWriter writer, long id)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteNumberValue(id);
    }

    /// <summary>Reads an id that the peer repeats.</summary>
    /// <param name="token">The id's token: a number, or a string of digits.</param>
    /// <param name="id">The id.</param>
    /// <returns>False when it is none that this client can have made.</returns>
    public static bool TryRead(ReadOnlySpan<byte> token, out long id) => JsonToken.TryGetInt64(token, out id);
}
