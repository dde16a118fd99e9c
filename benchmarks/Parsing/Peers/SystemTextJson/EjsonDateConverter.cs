using System.Text.Json;
using System.Text.Json.Serialization;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>Reads <c>{"$date":1700000000000}</c>.</summary>
public sealed class EjsonDateConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || !reader.ValueTextEquals("$date"u8) || !reader.Read())
            throw new JsonException("not a date");
        var date = DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64());
        return reader.Read() && reader.TokenType == JsonTokenType.EndObject ? date : throw new JsonException("not a date");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => throw new NotSupportedException();
}
