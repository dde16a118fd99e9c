using System.Text.Json.Nodes;

namespace Framewright.Testing.Tests.Support;

/// <summary>A recording of a real server: one JSON line per frame, with the connection and the direction.</summary>
internal static class Recording
{
    /// <summary>The lines of each connection, in order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<JsonObject>> Load(string name) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Recordings", name + ".jsonl"))
            .Select(line => (JsonObject)JsonNode.Parse(line)!)
            .GroupBy(line => (string)line["conn"]!)
            .ToDictionary(group => group.Key, IReadOnlyList<JsonObject> (group) => [.. group]);

    public static string? Sent(JsonObject line) => (string?)line["dir"] == "out" ? (string?)line["raw"] : null;

    public static string? Received(JsonObject line) => (string?)line["dir"] == "in" ? (string?)line["raw"] : null;

    /// <summary>The first received frame of the whole recording that matches.</summary>
    public static JsonObject Frame(string name, Func<JsonObject, bool> predicate) =>
        Load(name).Values.SelectMany(lines => lines)
            .Select(Received)
            .OfType<string>()
            .Select(text => JsonNode.Parse(text) as JsonObject)
            .OfType<JsonObject>()
            .First(predicate);

    /// <summary>Names, order and kinds of members, without the values: what two frames have in common when only data differ.</summary>
    public static string Shape(JsonNode? node) => node switch
    {
        JsonObject form => "{" + string.Join(",", form.Select(member => $"{member.Key}:{Shape(member.Value)}")) + "}",
        JsonArray items => "[" + string.Join(",", items.Select(Shape)) + "]",
        null => "null",
        _ => node.GetValueKind().ToString(),
    };
}
