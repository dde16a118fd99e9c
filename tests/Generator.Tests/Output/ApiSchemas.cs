using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Output;

/// <summary>A small api for each concern.</summary>
internal static class ApiSchemas
{
    public static SchemaFile Methods { get; } = new("/schema/methods.rt.json", """
        {
          "api": "Methods", "protocol": "Small",
          "types": { "Item": { "fields": { "id": "string", "kind?": "Kind" } }, "Kind": { "enum": { "a": "Alpha" } } },
          "methods": {
            "Nothing": { "call": "nothing", "doc": "Does nothing & says <so>." },
            "Positional": { "call": "positional", "params": ["string roomId", { "type": "int", "name": "count", "doc": "How many." }, "date since?", "Item item?"], "returns": "Item" },
            "Named": { "call": "named", "params": { "rid": "string", "class": "bool", "text?": "string", "fixed": { "value": { "a": [1, null] } } }, "returns": "Item?" },
            "Single": { "call": "single", "params": "Item[] items", "returns": "Item[]" },
            "Constant": { "call": "constant", "params": [true, { "value": "x" }, null, 5], "returns": "long", "timeout": "long" },
            "Text": { "call": "text", "params": ["{string roomId}/{Kind kind}/{int n}", "{roomId}"], "returns": "bool?", "timeout": "assets" },
            "Nullable": { "call": "nullable", "params": ["string? name", "int? n", "map<string> labels"], "returns": "map<Item>" }
          }
        }
        """);

    public static SchemaFile Streams { get; } = new("/schema/streams.rt.json", """
        {
          "api": "Streams", "protocol": "Small",
          "types": { "Item": { "fields": { "id": "string" } } },
          "streams": {
            "One": { "doc": "One value.", "topic": ["one", "{string roomId}"], "event": ["Item item"] },
            "Several": { "topic": ["several/{string roomId}"], "event": ["string action", "Item item?", "json rest?"] },
            "Named": { "topic": ["named"], "event": { "id": "string", "count?": "int" }, "as": "NamedNews" },
            "Whole": { "topic": ["whole"], "event": "Item item" },
            "Parameters": { "topic": ["parameters"], "params": ["{string roomId}", "int limit?"], "event": ["string text"] },
            "Routed": { "topic": ["asked", "{string userId}"], "route": ["told", "{userId}"], "event": ["long count"] }
          }
        }
        """);

    public static SchemaFile Session { get; } = new("/schema/session.rt.json", """
        {
          "api": "Session", "protocol": "Small",
          "types": {
            "Credentials": { "fields": { "user?": "string", "password?": { "type": "string", "secret": true }, "resume?": { "type": "string", "secret": true } } },
            "Identity": { "fields": { "userId": "string", "token": { "type": "string", "secret": true } } }
          },
          "session": { "authenticate": "Login", "token": "token", "resume": "resume", "terminal": [403, "gone"] },
          "methods": { "Login": { "call": "login", "params": ["Credentials credentials"], "returns": "Identity" } }
        }
        """);

    public static string Anchor(string api) => $"/// <summary>Speaks {api}.</summary>\n[Framewright.RealtimeClient(\"{api}\")] public sealed partial class {api}Client;\n";
}
