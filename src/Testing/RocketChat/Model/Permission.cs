using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>Which roles may do one thing.</summary>
internal sealed record Permission(string Id, IReadOnlyList<string> Roles, long UpdatedAt)
{
    public JsonObject ToDocument() => new()
    {
        ["_id"] = Id,
        ["roles"] = new JsonArray([.. Roles.Select(role => (JsonNode)role)]),
        ["_updatedAt"] = Ejson.Date(UpdatedAt),
    };
}
