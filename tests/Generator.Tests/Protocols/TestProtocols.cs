using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>Protocols in the shapes that the wild has.</summary>
internal static class TestProtocols
{
    /// <summary>Every role, template and error path once.</summary>
    public static SchemaFile Small { get; } = new("/schema/small.rt.json", """
        {
          "protocol": "Small",
          "doc": "A protocol for tests: <small> & complete.",
          "requestId": "integer",
          "frames": {
            "hello":   { "match": { "type": "hello" }, "is": "opened", "capture": { "token": "session.token", "number": "n" } },
            "denied":  { "match": { "type": "denied" }, "is": "refused", "reason": "why.text" },
            "ping":    { "match": { "type": "ping" }, "is": "ping", "capture": { "echo": "data" }, "answer": "pong" },
            "pong":    { "match": { "type": "pong" }, "is": "pong" },
            "ok":      { "match": { "type": "reply", "ok": true }, "is": "reply", "id": "id", "result": "data.result", "error": "data.error" },
            "failed":  { "match": { "type": "reply", "ok": false }, "is": "reply", "id": "id", "error": "." },
            "joined":  { "match": { "type": ["joined", "joined2"] }, "is": "subscribed", "ids": "channels" },
            "left":    { "match": { "type": "left" }, "is": "unsubscribed", "id": "id", "error": "error" },
            "news":    { "match": { "type": "event", "data.sub": { "present": true } }, "is": "event", "route": ["channel", "data.sub"], "body": "data.items" },
            "event":   { "match": { "type": "event" }, "is": "event", "route": ["channel"], "body": "." },
            "bye":     { "match": { "type": "bye" }, "is": "goodbye", "reason": "reason" },
            "lost":    { "match": { "type": "lost" }, "is": "invalid", "reason": "." },
            "fault":   { "match": { "type": "fault" }, "is": "fault", "reason": "reason" },
            "tick":    { "match": { "tick": { "kind": "number" } }, "is": "notice" }
          },
          "send": {
            "open":        { "type": "open", "version": 1, "as": "v{id}", "features": ["a", { "b": null }] },
            "resume":      { "type": "resume", "token": "{session.token}", "n": "{session.number?}", "text": "t-{session.token}-{{x}" },
            "call":        { "type": "call", "id": "{id}", "name": "{name}", "params": "{params}" },
            "subscribe":   { "type": "join", "id": "{id}", "channel": "{topic.0}", "sub": "{topic.1?}", "path": "{topic.0}/x", "list": ["{topic.0}", "{topic.1?}"], "params": "{params}" },
            "unsubscribe": { "type": "leave", "id": "{id}", "of": "{subscription.id}", "channel": "{topic.0}", "list": ["{topic.1?}", "{topic.0}"] },
            "ping":        { "type": "ping", "id": "{id}" },
            "pong":        { "type": "pong", "data": "{session.echo?}" }
          },
          "open":      [ { "send": "open" }, { "await": "hello" }, { "send": "resume" } ],
          "heartbeat": { "send": "ping", "idle": "10s", "dead": "25s" },
          "errors":    { "code": "code", "reason": "reason", "message": "error.message", "details": "details",
                         "retryAfter": { "when": { "code": ["slow", 429] }, "path": "details.wait", "unit": "s" } },
          "close":     { "1000": "stop", "4001": "reidentify", "*": "retry" },
          "scalars":   { "date": "unix-milliseconds", "binary": "base64" }
        }
        """);

    /// <summary>Frames that are arrays and frames that are objects on one socket; a route value that others look into; errors that are told by null.</summary>
    public static SchemaFile Mixed { get; } = new("/schema/mixed.rt.json", """
        {
          "protocol": "Mixed",
          "frames": {
            "status": { "match": { "event": "status" }, "is": "notice" },
            "inner":  { "match": { "data.kind": "inner" }, "is": "event", "route": ["data.kind"], "body": "data.value" },
            "data":   { "match": { "data": { "present": true } }, "is": "event", "route": ["data"], "body": "body" },
            "good":   { "match": { "id": { "present": true }, "error": { "null": true } }, "is": "reply", "id": "id", "result": "result", "error": "error" },
            "bad":    { "match": { "id": { "present": true }, "error": { "present": true } }, "is": "reply", "id": "id", "error": "error" },
            "plain":  { "match": { "id": { "present": true }, "error": { "present": false } }, "is": "reply", "id": "id", "result": "result" },
            "tuple":  { "match": { "[0]": { "kind": "string" }, "[1].on": true }, "is": "event", "route": ["[0]"], "body": "[2]" },
            "triple": { "match": { "[0]": 7 }, "is": "event", "route": ["[3]", "[2]"], "body": "[1].deep[1]" },
            "empty":  { "match": { ".": { "kind": "array" }, "[0]": { "present": false } }, "is": "notice" },
            "word":   { "match": { ".": ["primus::ping::", "beat"] }, "is": "ping" }
          },
          "send": { "call": { "id": "{id}", "...": "{params}", "m": "{name}" }, "subscribe": { "id": "{id}", "...": "{params}" } }
        }
        """);

    /// <summary>As little as a protocol can say.</summary>
    public static SchemaFile Bare { get; } = new("/schema/bare.rt.json", """{ "protocol": "Bare", "frames": { "any": { "match": { "a": 1 }, "is": "notice" } }, "send": {} }""");
}
