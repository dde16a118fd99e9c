using System.Text.Json;

namespace Framewright.Json;

/// <summary>Writes a text, object, array or map; a null as null.</summary>
/// <typeparam name="TWriter">Writes a value that is there.</typeparam>
/// <typeparam name="TRecord">The value's type.</typeparam>
public readonly struct NullableReferenceWriter<TWriter, TRecord> : IJsonWriter<TRecord?>
    where TWriter : IJsonWriter<TRecord>, allows ref struct
    where TRecord : class
{
    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, TRecord? value)
    {
        if (value is null)
            writer.WriteNullValue();
        else
            TWriter.Write(writer, value);
    }
}
