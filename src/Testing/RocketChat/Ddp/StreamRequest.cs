using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Ddp;

/// <summary>The parameters of a stream's subscription: an event name, and either a flag or an object with the flag and arguments.</summary>
internal readonly record struct StreamRequest(string EventName, bool UseCollection)
{
    public static StreamRequest Read(ServerFlavor flavor, JsonArray? parameters)
    {
        var eventName = parameters?.ElementAtOrDefault(0);
        var options = parameters?.ElementAtOrDefault(1);
        if (flavor == ServerFlavor.Monolith && (eventName.Text() is null || !IsOptions(options)))
            throw new DdpException(DdpError.MatchFailed);
        if (eventName is null || (parameters!.Count > 1 && options is null))
            throw new DdpException(DdpError.Internal);
        return new StreamRequest(eventName.Text() ?? eventName.ToJsonString(), ReadFlag(options as JsonObject is { } form ? form["useCollection"] : options));
    }

    private static bool IsOptions(JsonNode? options) => options switch
    {
        JsonValue value => value.TryGetValue<bool>(out _),
        JsonObject form => form["args"] is null or JsonArray,
        _ => false,
    };

    private static bool ReadFlag(JsonNode? flag) => flag is JsonValue value && value.TryGetValue<bool>(out var useCollection) && useCollection;
}
