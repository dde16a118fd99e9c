using System.Text.Json.Nodes;

namespace Framewright.Client.Tests.Support;

/// <summary>A recording of a real server: one JSON line per frame, with the connection and the direction.</summary>
internal static class Recording
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Recordings");

    public static IReadOnlyList<string> Names { get; } = [.. Directory.EnumerateFiles(Folder, "*.jsonl").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>All lines, in order; what came in the envelopes of SockJS without them, as the path that this client uses has it.</summary>
    public static IEnumerable<JsonObject> Lines(string name) => File.ReadLines(Path.Combine(Folder, name + ".jsonl"))
        .Select(line => (JsonObject)JsonNode.Parse(line)!)
        .SelectMany(line => name.EndsWith("sockjs", StringComparison.Ordinal) ? Unwrapped(line) : [line]);

    /// <summary>The lines of each connection, in order.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<JsonObject>> Connections(string name) =>
        Lines(name).Where(line => line.ContainsKey("conn")).GroupBy(line => (string)line["conn"]!).ToDictionary(group => group.Key, IReadOnlyList<JsonObject> (group) => [.. group]);

    /// <summary>The texts of all frames that went one way: <c>in</c> from the server, <c>out</c> to it.</summary>
    public static IEnumerable<string> Frames(string name, string direction) => Lines(name).Select(line => Frame(line, direction)).OfType<string>();

    /// <summary>The frame of a line, when it is one that went that way.</summary>
    public static string? Frame(JsonObject line, string direction) => (string?)line["dir"] == direction ? (string?)line["raw"] : null;

    /// <summary>An opening and a heartbeat hold nothing; a list holds any number of frames.</summary>
    private static IEnumerable<JsonObject> Unwrapped(JsonObject line)
    {
        if ((string?)line["raw"] is not { } raw || raw[0] == '{') return [line];
        var list = raw.StartsWith('a') ? raw[1..] : raw;
        return list.StartsWith('[') ? JsonNode.Parse(list)!.AsArray().Select(frame => Holding(line, (string)frame!)) : [];
    }

    private static JsonObject Holding(JsonObject line, string frame)
    {
        var copy = (JsonObject)line.DeepClone();
        copy["raw"] = frame;
        return copy;
    }
}
