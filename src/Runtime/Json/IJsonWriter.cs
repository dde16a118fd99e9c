using System.Text.Json;

namespace Framewright.Json;

/// <summary>How one type of the schema is written.</summary>
/// <typeparam name="TRecord">The value's type.</typeparam>
public interface IJsonWriter<in TRecord>
{
    /// <summary>Writes one value.</summary>
    /// <param name="writer">Receives one JSON value.</param>
    /// <param name="value">The value.</param>
    static abstract void Write(Utf8JsonWriter writer, TRecord value);
}
