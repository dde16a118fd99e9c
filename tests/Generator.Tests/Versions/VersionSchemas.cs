using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Versions;

/// <summary>An api of which not everything is in every version.</summary>
internal static class VersionSchemas
{
    public const string Anchor = """
        /// <summary>Speaks of notes.</summary>
        [Framewright.RealtimeClient("Notes")] public sealed partial class NotesClient;
        """;

    public static SchemaFile Notes { get; } = new("/schema/notes.rt.json", """
        {
          "api": "Notes", "protocol": "Small",
          "types": {
            "Note": {
              "fields": {
                "_id": "string as Id",
                "text": { "type": "string", "deprecated": { "since": "2.0", "removedIn": "4.0", "use": "body.text" } },
                "body": { "type": "Body", "since": "2.0" },
                "owner": { "type": "string", "removedIn": "2.0" },
                "rank": { "type": "int", "deprecated": {} }
              }
            },
            "Body": { "since": "2.0", "fields": { "text": "string" } },
            "Memo": { "deprecated": { "use": "Note" }, "fields": { "a": "string" } },
            "Colour": { "enum": { "r": "Red", "g": { "as": "Green", "since": "1.5" }, "x": { "as": "Grey", "deprecated": { "since": "3", "use": "g" } } } }
          },
          "methods": {
            "AddNote": { "call": "add", "params": ["Note note", "Colour colour"], "returns": "Note" },
            "AddText": { "call": "add", "doc": "Adds a text.", "params": ["string text"], "deprecated": { "since": "2.1", "use": "AddNote" } },
            "GetMemo": { "call": "memo", "returns": "Memo" },
            "Watch": { "call": "watch", "since": "1.1", "removedIn": "3.0" },
            "Poll": { "call": "poll", "deprecated": { "since": "3.0", "use": "Notes" } }
          },
          "streams": {
            "Notes": { "topic": ["notes"], "event": ["Note note"] },
            "Texts": { "topic": ["texts"], "event": ["string text"], "deprecated": { "since": "2.0", "removedIn": "5.0", "use": "Notes" } }
          }
        }
        """);

    public static SchemaFile For(string targets) => new(Notes.Path, Notes.Text) { Targets = targets };
}
