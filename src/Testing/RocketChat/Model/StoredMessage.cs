using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>A message as the server keeps it: its wire document, whose member order is that of the inserting call.</summary>
internal sealed class StoredMessage(TestRoom room, TestUser author, JsonObject document)
{
    public TestRoom Room => room;

    public TestUser Author => author;

    public JsonObject Document => document;

    public string Id => (string)document["_id"]!;

    public long CreatedAt => (long)document["ts"]!["$date"]!;

    public long UpdatedAt => (long)document["_updatedAt"]!["$date"]!;

    public string? Kind => (string?)document["t"];

    public TestMessage Snapshot() => new((JsonObject)document.DeepClone());
}
