using System.Text.Json;

namespace Framewright.Json;

/// <summary>Writes an object whose members are data; a null map as null.</summary>
/// <typeparam name="TWriter">Writes the values.</typeparam>
/// <typeparam name="TRecord">A value's type.</typeparam>
public readonly struct MapWriter<TWriter, TRecord> : IJsonWriter<IReadOnlyDictionary<string, TRecord>?>
    where TWriter : IJsonWriter<TRecord>, allows ref struct
{
    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, TRecord>? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (name, item) in value)
        {
            writer.WritePropertyName(name);
            TWriter.Write(writer, item);
        }

        writer.WriteEndObject();
    }
}
