using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>The few EJSON forms that the chat uses.</summary>
internal static class Ejson
{
    public static JsonObject Date(long? milliseconds) => new() { ["$date"] = milliseconds };

    /// <summary>The milliseconds of a date object, or null when the node is anything else.</summary>
    public static long? ReadDate(JsonNode? node) =>
        node is JsonObject { Count: 1 } form && form["$date"] is JsonValue value && value.TryGetValue<long>(out var milliseconds)
            ? milliseconds
            : null;

    /// <summary>Whether a custom type occurs that no server knows; converting such a frame fails before it is looked at.</summary>
    public static bool HasUnknownType(JsonNode? node) => node switch
    {
        JsonObject { Count: 2 } form when form.ContainsKey("$type") && form.ContainsKey("$value") => form["$type"]?.ToString() != "oid",
        JsonObject members => members.Any(member => HasUnknownType(member.Value)),
        JsonArray items => items.Any(HasUnknownType),
        _ => false,
    };
}
