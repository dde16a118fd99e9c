using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>A protocol whose life uses all that the language has for it.</summary>
internal static class LifecycleSchemas
{
    public static SchemaFile Life { get; } = new("/schema/life.rt.json", """
        {
          "protocol": "Life",
          "credentials": {
            "token": { "type": "string", "secret": true, "doc": "Who it is." },
            "pin?": { "type": "int", "secret": true },
            "shard?": "json",
            "bits": "long",
            "quiet?": "bool"
          },
          "connect": {
            "url": "{session.address}",
            "subProtocols": ["life.v2", "life.v1"],
            "headers": { "Authorization": "Bearer {credentials.token}", "X-Pin": "{credentials.pin?}" },
            "query": { "v": "2", "after": "{session.next}", "of": "{session.team}/{credentials.bits}", "q": "{credentials.quiet}" },
            "endpoint": {
              "post": "connect", "headers": { "X-Token": "{credentials.token}" },
              "body": { "shard": "{credentials.shard?}", "bits": "{credentials.bits}", "session": "{session.id?}" },
              "url": "urls[0]", "error": "error.code", "terminal": ["dead", 7], "capture": { "team": "team.id" }
            }
          },
          "frames": {
            "hello":  { "match": { "t": "hello" }, "is": "opened", "capture": { "rate": "rate", "address": { "path": "resume.url", "keep": true } } },
            "denied": { "match": { "t": "denied" }, "is": "refused", "reason": "why", "credentials": true, "then": "stop" },
            "busy":   { "match": { "t": "busy" }, "is": "refused", "then": "retry" },
            "bye":    { "match": { "t": "bye" }, "is": "goodbye", "then": "reidentify" },
            "lost":   { "match": { "t": "lost" }, "is": "invalid" },
            "reply":  { "match": { "t": "reply" }, "is": "reply", "id": "id", "result": "result", "error": "error" },
            "event":  { "match": { "t": "event" }, "is": "event", "route": ["on"], "body": "value",
                        "capture": { "next": { "path": "n", "keep": true, "plus": 1 }, "id": { "path": "sid", "keep": true }, "seen": "n" } }
          },
          "send": {
            "login":  { "t": "login", "id": "{id}", "token": "{credentials.token}", "pin": "{credentials.pin?}", "as": "{credentials.bits}/{session.seen?}" },
            "resume": { "t": "resume", "sid": "{session.id}", "pin": "{credentials.pin}" },
            "start":  { "t": "start", "quiet": "{credentials.quiet?}" },
            "beat":   { "t": "beat", "id": "{id}" },
            "call":   { "t": "call", "id": "{id}", "name": "{name}", "params": "{params}", "token": "{credentials.token}" }
          },
          "open": [
            { "await": "hello" },
            { "call": "login", "terminal": [403, "gone"] },
            { "send": "resume", "if": "session.id", "else": [{ "send": "start", "if": "credentials.quiet", "else": { "send": "start" } }, { "await": "event" }] },
            { "await": ["event", "reply"] }
          ],
          "heartbeat": { "send": "beat", "every": { "session": "rate", "unit": "s", "first": "random" }, "dead": "90s" }
        }
        """);

    public static SchemaFile Living { get; } = new("/schema/living.rt.json", """
        {
          "api": "Living", "protocol": "Life",
          "types": { "Login": { "fields": { "name": "string" } }, "Person": { "fields": { "id": "string" } } },
          "session": { "authenticate": "LogIn" },
          "methods": { "LogIn": { "call": "login", "params": "Login login", "returns": "Person" } }
        }
        """);

    /// <summary>A fixed rate of WebSocket's own pings, and credentials of which none is needed.</summary>
    public static SchemaFile Pinging { get; } = new("/schema/pinging.rt.json", """
        {
          "protocol": "Pinging",
          "credentials": { "token?": "string" },
          "connect": { "query": { "token": "{credentials.token}" } },
          "frames": { "any": { "match": { "a": 1 }, "is": "notice" } },
          "send": {},
          "heartbeat": { "ping": true, "every": "20s" }
        }
        """);

    public static SchemaFile Pinged { get; } = new("/schema/pinged.rt.json", """{ "api": "Pinged", "protocol": "Pinging" }""");
}
