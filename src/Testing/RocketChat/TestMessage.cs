using System.Text.Json.Nodes;

namespace Framewright.Testing.RocketChat;

/// <summary>A message as it stood when the snapshot was taken. Immutable.</summary>
public sealed class TestMessage
{
    private readonly JsonObject document;

    internal TestMessage(JsonObject document)
    {
        this.document = document;
        Id = (string)document["_id"]!;
        RoomId = (string)document["rid"]!;
        Text = (string?)document["msg"] ?? "";
        UserId = (string)document["u"]!["_id"]!;
        Kind = (string?)document["t"];
        ThreadId = (string?)document["tmid"];
        UpdatedAt = (long)document["_updatedAt"]!["$date"]!;
    }

    /// <summary>The message's id.</summary>
    public string Id { get; }

    /// <summary>The id of its room.</summary>
    public string RoomId { get; }

    /// <summary>Its text.</summary>
    public string Text { get; }

    /// <summary>The author's id.</summary>
    public string UserId { get; }

    /// <summary>The kind of a system message, for example <c>r</c> (room renamed); null for what a person wrote.</summary>
    public string? Kind { get; }

    /// <summary>The id of the thread's first message when this is a reply, else null.</summary>
    public string? ThreadId { get; }

    /// <summary>When it last changed, in milliseconds since 1970. No two changes on one server have the same.</summary>
    public long UpdatedAt { get; }

    /// <summary>A copy of the whole document in wire form.</summary>
    public JsonObject Document => (JsonObject)document.DeepClone();

    /// <inheritdoc/>
    public override string ToString() => Text;
}
