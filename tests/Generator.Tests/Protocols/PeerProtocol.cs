using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Protocols;

/// <summary>A protocol and an api with everything about frames and calls that most protocols do not have.</summary>
internal static class PeerProtocol
{
    public static SchemaFile Protocol { get; } = new("/schema/peer.rt.json", """
        {
          "protocol": "Peer",
          "message": { "separator": "\u001e" },
          "inFlight": 2,
          "frames": {
            "invoke":   { "match": { "t": "invoke" }, "is": "call", "id": "id", "name": "method", "params": "params", "answer": "result", "fail": "failure" },
            "tell":     { "match": { "t": "tell" }, "is": "call", "name": "method", "params": "params" },
            "envelope": { "match": { "t": "env" }, "is": "envelope", "id": "eid", "name": "kind", "route": ["kind", "sub"], "body": "payload", "answer": "ack" },
            "item":     { "match": { "t": "item" }, "is": "item", "id": "id", "result": { "path": "data.text", "in": "string" } },
            "end":      { "match": { "t": "end" }, "is": "end", "id": "id", "result": "result", "error": "error" },
            "packed":   { "match": { "t": "packed" }, "is": "event", "route": ["topic"], "body": { "path": "data.post", "in": "string" } },
            "event":    { "match": { "t": "event" }, "is": "event", "route": ["topic"], "body": "data" }
          },
          "send": {
            "call":      { "t": "call", "id": "{id}", "m": "{name}", "p": "{params}", "q": "{values.query?}", "note": "<{values.note?}>" },
            "post":      { "t": "post", "m": "{name}", "...": "{params}" },
            "subscribe": { "t": "sub", "id": "{id}", "topic": "{topic.0}", "q": "{values.query?}" },
            "unsubscribe": { "t": "unsub", "id": "{subscription.id}" },
            "cancel":    { "t": "cancel", "of": "{call.id}", "id": "{id}" },
            "result":    { "t": "result", "id": "{call.id}", "result": "{result}" },
            "failure":   { "t": "result", "id": "{call.id}", "error": { "code": "{error.code}", "why": "{error.reason?}", "text": "#{error.code}: {error.message}", "data": "{error.details?}" } },
            "ack":       ["ack", "{call.id}", "{result?}"]
          },
          "errors": { "code": "code" },
          "callErrors": { "unknown": { "code": -1, "reason": "unknown" }, "params": { "code": "bad", "message": "say it \"right\"" }, "failed": { "code": 2, "details": { "a": [1] } } }
        }
        """);

    public static SchemaFile Api { get; } = new("/schema/calls.rt.json", """
        {
          "api": "Calls", "protocol": "Peer",
          "types": { "Answer": { "fields": { "text": "string" } } },
          "methods": {
            "Plain": { "call": "plain", "params": ["string text"], "returns": "Answer" },
            "Asked": { "call": "asked", "values": { "query": "{ a \"b\" }", "note": 5 }, "returns": "Answer?" },
            "Told": { "call": "told", "doc": "Says it.", "params": { "text": "string text" }, "reply": "none", "send": "post" },
            "Counted": { "call": "counted", "params": ["int upTo"], "yields": "int" }
          },
          "streams": {
            "News": { "topic": ["news"], "event": "Answer news", "values": { "query": "q" } }
          },
          "handlers": {
            "Several": { "call": "several", "doc": "Asks for several.", "params": { "first": "string first", "class?": "int class" }, "returns": "Answer" },
            "One": { "call": "one", "params": ["Answer answer"], "returns": "bool?" },
            "Whole": { "call": "whole", "params": "Answer answer" },
            "Nothing": { "call": "nothing", "returns": "int[]" },
            "Tuple": { "call": "tuple", "params": ["string a", "long b?"] }
          }
        }
        """);
}
