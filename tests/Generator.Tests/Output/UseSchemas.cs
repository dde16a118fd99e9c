using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Output;

/// <summary>An api whose streams and methods say all they can about each other, and a protocol with scopes.</summary>
internal static class UseSchemas
{
    public static SchemaFile Uses { get; } = new("/schema/uses.rt.json", """
        {
          "api": "Uses", "protocol": "Small",
          "rates": { "subscribe": "40 per 40s", "call": "10 per 500ms" },
          "types": {
            "Message": { "fields": { "_id": "string as Id", "text": "string", "_updatedAt": "date as UpdatedAt" } },
            "Changes": { "fields": { "updated": "Message[]", "deleted": "Reference[]" } },
            "Reference": { "fields": { "_id": "string as Id" } },
            "History": { "fields": { "messages": "Message[]" } },
            "Kind": { "enum": { "a": "Alpha" } }
          },
          "methods": {
            "Send": { "call": "send", "params": ["Message message"], "idempotent": { "by": "_id", "create": "id17", "confirm": "Get" } },
            "Note": { "call": "note", "params": { "data": "Message message", "key": "string" }, "idempotent": { "by": "key", "create": "uuid" } },
            "Get": { "call": "get", "params": ["string id", "bool full?"], "returns": "Message?" },
            "Changes": { "call": "changes", "params": ["string roomId", "date since"], "returns": "Changes" },
            "History": { "call": "history", "params": ["string roomId", "date? before", "int limit"], "returns": "History" },
            "Watch": { "call": "watch", "params": { "channel": "string", "symbols": "string[]", "kind": "Kind", "depth?": "long", "label": "string", "extra": "json" } },
            "Unwatch": { "call": "unwatch", "params": { "channel": "string", "symbols": "string[]" } }
          },
          "streams": {
            "Messages": {
              "topic": ["messages", "{string roomId}"],
              "event": ["Message message"],
              "write": "Send",
              "key": { "id": "message._id", "version": "message._updatedAt" },
              "recover": {
                "call": "Changes", "items": "updated", "deleted": "deleted", "margin": "2s",
                "start": { "call": "History", "params": { "before": null, "limit": 1 }, "newest": "messages[0]._updatedAt" }
              },
              "lostWhen": { "stream": "Memberships", "match": { "[0]": "removed", "[1]._id": "{roomId}" } }
            },
            "Memberships": { "topic": ["memberships", "{string userId}"], "event": ["string action", "Reference room"], "confirm": "none" },
            "Whole": { "topic": ["whole", "x"], "event": "Message message", "key": { "id": "_id" }, "carrier": true, "confirm": "frame" },
            "Named": { "topic": ["named", "x"], "event": { "item": "json data", "at": "long" }, "key": { "id": "item.id", "version": "item.at" } },
            "Ticker": {
              "route": ["ticker", "{string symbol}"], "event": "json data",
              "open": {
                "call": "Watch",
                "params": { "channel": "ticker", "symbols": ["{symbol}"], "kind": "a", "depth": 10, "label": "of {symbol}", "extra": { "value": { "x": [1] } } },
                "close": "Unwatch"
              }
            }
          }
        }
        """);

    public static SchemaFile Rooms { get; } = new("/schema/rooms.rt.json", """
        {
          "protocol": "Rooms",
          "frames": {
            "good": { "match": { "ok": true }, "is": "reply", "id": "id", "result": "result" },
            "bad": { "match": { "ok": false }, "is": "reply", "id": "id", "error": "error" },
            "gone": { "match": { "gone": { "present": true } }, "is": "unsubscribed", "id": "gone" },
            "event": { "match": { "event": { "present": true } }, "is": "event", "route": ["event", "room"], "scope": "in", "body": "data" }
          },
          "send": {
            "enter": { "enter": "{scope.room}", "id": "{id}", "with": "{params}" },
            "exit": { "exit": "{scope.id}", "text": "{scope.id}/{scope.room}", "id": "{id}" },
            "call": { "call": "{name}", "id": "{id}", "in": "{scope.id?}", "room": "{scope.room?}", "text": "r-{scope.room?}", "params": "{params}" },
            "subscribe": { "sub": "{topic.0}", "id": "{id}", "room": "{scope.room?}" },
            "unsubscribe": { "unsub": "{subscription.id}", "in": "{scope.id?}" }
          },
          "scope": { "name": "Room", "values": ["room"], "open": "enter", "close": "exit" }
        }
        """);

    public static SchemaFile Chat { get; } = new("/schema/chat.rt.json", """
        {
          "api": "Chat", "protocol": "Rooms",
          "scope": { "doc": "Enters a room.", "params": { "nick": "string", "mood?": "Mood" } },
          "types": { "Mood": { "enum": { "g": "Good" } } },
          "methods": { "Say": { "call": "say", "params": ["string text"] } },
          "streams": {
            "Said": { "topic": ["said"], "route": ["said", "{scope.room?}"], "event": "string text" },
            "Typed": { "route": ["typed", "{scope.room}"], "event": "string text" }
          }
        }
        """);
}
