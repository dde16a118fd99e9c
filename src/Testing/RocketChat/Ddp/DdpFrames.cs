using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>The server's frames, members in the order of the real servers.</summary>
internal static class DdpFrames
{
    public static JsonObject Connected(string session) => new() { ["msg"] = "connected", ["session"] = session };

    public static JsonObject Failed(string version) => new() { ["msg"] = "failed", ["version"] = version };

    public static JsonObject Ping() => new() { ["msg"] = "ping" };

    public static JsonObject Pong(JsonNode? id) => WithId("pong", id);

    public static JsonObject Nosub(JsonNode? id) => WithId("nosub", id);

    public static JsonObject Nosub(string id, JsonObject error) => new() { ["msg"] = "nosub", ["id"] = id, ["error"] = error };

    public static JsonObject Ready(params string[] ids) =>
        new() { ["msg"] = "ready", ["subs"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]) };

    public static JsonObject Updated(JsonNode? id) => new() { ["msg"] = "updated", ["methods"] = new JsonArray(id?.DeepClone()) };

    public static JsonObject Result(JsonNode? id) => WithId("result", id);

    public static JsonObject Error(string reason, JsonNode? offending)
    {
        var frame = new JsonObject { ["msg"] = "error", ["reason"] = reason };
        if (offending is not null)
            frame["offendingMessage"] = offending.DeepClone();
        return frame;
    }

    public static JsonObject Added(string collection, string id, JsonObject fields) =>
        new() { ["msg"] = "added", ["collection"] = collection, ["id"] = id, ["fields"] = fields };

    public static JsonObject Removed(string collection, string id) =>
        new() { ["msg"] = "removed", ["collection"] = collection, ["id"] = id };

    public static JsonObject Event(string stream, string eventName, JsonArray args) => new()
    {
        ["msg"] = "changed",
        ["collection"] = stream,
        ["id"] = "id",
        ["fields"] = new JsonObject { ["eventName"] = eventName, ["args"] = args },
    };

    private static JsonObject WithId(string kind, JsonNode? id)
    {
        var frame = new JsonObject { ["msg"] = kind };
        if (id is not null)
            frame["id"] = id.DeepClone();
        return frame;
    }
}
