using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Rest;

/// <summary>What a request over HTTP is answered with.</summary>
internal sealed record RestAnswer(int Status, ReadOnlyMemory<byte> Body, string ContentType = "application/json")
{
    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Members of an answer that went well, in the notation of the realtime side; dates become text on the way.</summary>
    public static RestAnswer Success(JsonObject? members = null)
    {
        var body = (JsonObject)RestJson.ToRest(members ?? [])!;
        body["success"] = true;
        return Of(200, body);
    }

    public static RestAnswer Of(int status, JsonObject body) => new(status, WireText.Write(body));

    /// <summary>A refusal with a text alone.</summary>
    public static RestAnswer Failure(string? error, int status = 400)
    {
        var body = new JsonObject { ["success"] = false };
        if (error is not null)
            body["error"] = error;
        return Of(status, body);
    }

    /// <summary>A refusal as the realtime side would give it.</summary>
    public static RestAnswer Failure(DdpError error)
    {
        var message = error.Reason is null ? $"[{error.Code}]" : $"{error.Reason} [{error.Code}]";
        if (error.Code == "too-many-requests")
            return Failure(message, 429);
        var body = new JsonObject { ["success"] = false, ["error"] = message, ["errorType"] = error.NumericCode is { } number ? number : error.Code };
        if (error.Details is { } details)
            body["details"] = details;
        return Of(400, body);
    }

    public static RestAnswer Unauthorized() => Of(401, new JsonObject
    {
        ["success"] = false,
        ["error"] = "You must be logged in to do this.",
        ["status"] = "error",
        ["message"] = "You must be logged in to do this.",
    });
}
