using System.Text.Json;
using System.Text.Json.Serialization;

namespace Framewright.Benchmarks.Parsing.Peers.SystemTextJson;

/// <summary>Reads an argument by its JSON kind, which is faster than going through <see cref="JsonElement"/>.</summary>
public sealed class EventArgumentConverter : JsonConverter<EventArgument>
{
    public override EventArgument Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => new(reader.GetString(), null, null, null),
        JsonTokenType.Number => new(null, reader.GetInt64(), null, null),
        JsonTokenType.StartArray => new(null, null, ReadItems(ref reader, options), null),
        JsonTokenType.StartObject => new(null, null, null, JsonSerializer.Deserialize(ref reader, PeerJson.Default.Subscription)),
        _ => throw new JsonException("not an argument of a known event"),
    };

    public override void Write(Utf8JsonWriter writer, EventArgument value, JsonSerializerOptions options) => throw new NotSupportedException();

    private List<EventArgument> ReadItems(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        List<EventArgument> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Read(ref reader, typeof(EventArgument), options));
        return items;
    }
}
