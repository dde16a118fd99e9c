using System.Text.Json;

namespace Framewright.Json;

/// <summary>Writes a number, boolean, date, enum, bytes or any JSON; a null as null.</summary>
/// <typeparam name="TWriter">Writes a value that is there.</typeparam>
/// <typeparam name="TRecord">The value's type.</typeparam>
public readonly struct NullableStructWriter<TWriter, TRecord> : IJsonWriter<TRecord?>
    where TWriter : IJsonWriter<TRecord>, allows ref struct
    where TRecord : struct
{
    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, TRecord? value)
    {
        if (value is { } present)
            TWriter.Write(writer, present);
        else
            writer.WriteNullValue();
    }
}
