using System.Buffers;
using System.Text.Json;

namespace Framewright.Json;

/// <summary>Writes a value as JSON inside a string.</summary>
/// <typeparam name="TWriter">Writes the value.</typeparam>
/// <typeparam name="TRecord">The value's type.</typeparam>
public readonly struct JsonInTextWriter<TWriter, TRecord> : IJsonWriter<TRecord>
    where TWriter : IJsonWriter<TRecord>, allows ref struct
{
    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, TRecord value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var buffer = new ArrayBufferWriter<byte>();
        using (var inner = new Utf8JsonWriter(buffer, writer.Options))
            TWriter.Write(inner, value);
        writer.WriteStringValue(buffer.WrittenSpan);
    }
}
