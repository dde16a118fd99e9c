using System.Text.Json;

namespace Framewright.Json;

/// <summary>Writes an array of one type; a null list as null.</summary>
/// <typeparam name="TWriter">Writes the elements.</typeparam>
/// <typeparam name="TRecord">An element's type.</typeparam>
public readonly struct ArrayWriter<TWriter, TRecord> : IJsonWriter<IReadOnlyList<TRecord>?>
    where TWriter : IJsonWriter<TRecord>, allows ref struct
{
    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<TRecord>? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        for (var index = 0; index < value.Count; index++)
            TWriter.Write(writer, value[index]);
        writer.WriteEndArray();
    }
}
