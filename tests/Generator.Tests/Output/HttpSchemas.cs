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
}
