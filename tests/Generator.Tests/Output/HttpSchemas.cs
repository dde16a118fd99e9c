using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Output;

/// <summary>Methods that are called over HTTP.</summary>
internal static class HttpSchemas
{
    public static SchemaFile Http { get; } = new("/schema/http.rt.json", """
        {
          "api": "Http", "protocol": "Small",
          "types": {
            "Login": { "fields": { "user": "string" } },
            "Owner": { "fields": { "id": "string as UserId", "level?": "int" } },
            "Item": { "fields": { "text": "string" } }
          },
          "session": { "authenticate": "Login" },
          "methods": {
            "Login": { "call": "login", "params": ["Login login"], "returns": "Owner" },
            "Post": {
              "call": "post", "doc": "Posts an item.", "params": ["Item item", "int copies?"], "returns": "Item?",
              "http": {
                "post": "/v1/items", "headers": { "X-User": "{identity.id}", "X-Level": "{identity.level?}" }, "query": { "n": "{copies?}" },
                "body": { "item": "{item}", "by": "{identity.id}", "note": "by {identity.id}", "copies": "{copies?}" },
                "result": "data.item", "success": { "ok": true }, "error": { "code": "why" }
              }
            }
          }
        }
        """);

    /// <summary>Methods that go over HTTP from a version of the service on.</summary>
    public static SchemaFile Bindings { get; } = new("/schema/bindings.rt.json", """
        {
          "api": "Bindings", "protocol": "Small",
          "methods": {
            "Clear": { "call": "clear", "http": { "since": "8", "post": "/v1/clear" } },
            "Drop": {
              "call": "drop", "doc": "Drops an item.", "params": [{ "type": "string", "name": "code", "secret": true }, "string id?"], "returns": "bool",
              "idempotent": { "by": "id", "create": "id17" },
              "http": { "since": "8.0.1", "post": "/v1/drop", "body": { "id": "{id?}", "code": "{code}" } }
            }
          }
        }
        """);
}
