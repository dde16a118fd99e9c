using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>A document that is gone and whose absence a later difference has to tell.</summary>
internal sealed record Departure(string Id, string OwnerId, long At)
{
    public JsonObject ToDocument() => new() { ["_id"] = Id, ["_deletedAt"] = Ejson.Date(At) };
}
