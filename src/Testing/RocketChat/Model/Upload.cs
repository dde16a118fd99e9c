using System.Text.Json.Nodes;
using Framewright.Testing.RocketChat.Ddp;

namespace Framewright.Testing.RocketChat.Model;

/// <summary>A file that somebody sent to a room.</summary>
internal sealed class Upload(TestRoom room, TestUser owner, string name, string contentType, byte[] content, long at)
{
    private static readonly string[] Shown = ["image", "audio", "video"];

    public string Id { get; } = Ids.Document();

    public TestRoom Room => room;

    public TestUser Owner => owner;

    public string Name { get; set; } = name;

    public string ContentType => contentType;

    public byte[] Content => content;

    /// <summary>Whether a message tells of the file.</summary>
    public bool IsConfirmed { get; set; }

    public string Path => $"/file-upload/{Id}/{Uri.EscapeDataString(Name)}";

    /// <summary>The members of a message about the file.</summary>
    public JsonObject ToDraft(string text, string? description) => new()
    {
        ["_id"] = Ids.Document(),
        ["rid"] = room.Id,
        ["msg"] = text,
        ["file"] = File(),
        ["files"] = new JsonArray(File()),
        ["attachments"] = new JsonArray(Attachment(description)),
        ["groupable"] = false,
    };

    private JsonObject File() => new()
    {
        ["_id"] = Id,
        ["name"] = Name,
        ["type"] = contentType,
        ["size"] = content.Length,
        ["format"] = System.IO.Path.GetExtension(Name).TrimStart('.'),
    };

    private JsonObject Attachment(string? description)
    {
        var attachment = new JsonObject
        {
            ["ts"] = Ejson.Date(at),
            ["title"] = Name,
            ["title_link"] = Path,
            ["title_link_download"] = true,
            ["type"] = "file",
            ["fileId"] = Id,
        };
        if (description is not null)
            attachment["description"] = description;
        foreach (var kind in Shown.Where(kind => contentType.StartsWith(kind + "/", StringComparison.Ordinal)))
        {
            attachment[kind + "_url"] = Path;
            attachment[kind + "_type"] = contentType;
            attachment[kind + "_size"] = content.Length;
        }

        return attachment;
    }
}
