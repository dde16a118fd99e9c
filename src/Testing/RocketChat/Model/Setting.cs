using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>One setting of the workspace. Replaced as a whole when it changes.</summary>
internal sealed record Setting(string Id, JsonNode? Value, bool IsPublic, long UpdatedAt)
{
    public JsonObject ToDocument() => new()
    {
        ["_id"] = Id,
        ["value"] = Value?.DeepClone(),
        ["_updatedAt"] = Ejson.Date(UpdatedAt),
    };
}
