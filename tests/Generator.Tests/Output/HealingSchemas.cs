using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Output;

/// <summary>An api that says all that a session can act on when a socket breaks.</summary>
internal static class HealingSchemas
{
    public static SchemaFile Heals { get; } = new("/schema/heals.rt.json", """
        {
          "api": "Heals", "protocol": "Small",
          "session": { "authenticate": "LogIn", "terminal": [403], "challenge": ["totp-required", 417] },
          "types": {
            "Login": { "fields": { "user": "string", "code?": "string" } },
            "Person": { "fields": { "id?": "string?", "number": "int", "home": "Home?" } },
            "Home": { "fields": { "town?": "string" } },
            "Kind": { "enum": { "a": "Alpha" } },
            "Message": { "fields": { "_id": "string as Id", "text": "string", "_updatedAt": "date as UpdatedAt" } },
            "Draft": { "fields": { "_id?": "string as Id", "text": "string" } },
            "Envelope": { "fields": { "meta": "Meta", "spare?": "Meta", "both?": "Meta?", "list": "Draft[]" } },
            "Meta": { "fields": { "id?": "string?" } },
            "Pair": { "tuple": ["string text", "string id?"] },
            "Changes": { "fields": { "updated": "Message[]", "deleted": "json" } },
            "Rooms": { "fields": { "update": "Room[]" } },
            "Room": { "fields": { "rid": "string", "id": "Meta" } }
          },
          "methods": {
            "LogIn": { "call": "login", "params": ["Login login"], "returns": "Person" },
            "Send": { "call": "send", "params": ["Draft message", "bool quiet?"], "returns": "Message?", "idempotent": { "by": "message._id", "create": "id17", "confirm": "Get" } },
            "Get": { "call": "get", "params": { "id": "string messageId", "full?": "bool", "as?": "string?" }, "returns": "Message" },
            "Note": { "call": "note", "params": { "data": "Draft data", "key?": "string" }, "idempotent": { "by": "key", "create": "uuid", "confirm": "Get" } },
            "Mark": { "call": "mark", "params": { "key?": "string?" }, "idempotent": { "by": "key", "create": "uuid" } },
            "Name": { "call": "name", "params": ["string? class"], "idempotent": { "by": "class", "create": "uuid" } },
            "Wrap": { "call": "wrap", "params": ["Envelope envelope"], "idempotent": { "by": "meta.id", "create": "id17" } },
            "Spare": { "call": "spare", "params": ["Envelope envelope"], "idempotent": { "by": "spare.id", "create": "id17" } },
            "Both": { "call": "both", "params": ["Envelope envelope"], "idempotent": { "by": "both.id", "create": "id17" } },
            "First": { "call": "first", "params": ["Envelope envelope"], "idempotent": { "by": "list[0]._id", "create": "id17" } },
            "Maybe": { "call": "maybe", "params": "Draft? draft", "idempotent": { "by": "_id", "create": "id17" } },
            "InText": { "call": "inText", "params": ["text<Draft> draft"], "idempotent": { "by": "_id", "create": "id17" } },
            "Pair": { "call": "pair", "params": ["Pair pair"], "idempotent": { "by": "[1]", "create": "id17" } },
            "Whole": { "call": "whole", "params": ["Message message"], "idempotent": { "by": "_id", "create": "id17" } },
            "Changes": { "call": "changes", "params": ["string roomId", "date since"], "returns": "Changes" },
            "ChangedRooms": { "call": "changedRooms", "params": ["date since", "Kind kind", "int limit?"], "returns": "Rooms" },
            "ChangedIds": { "call": "changedIds", "returns": "json" },
            "Rename": { "call": "rename", "params": ["Person person"] }
          },
          "streams": {
            "Messages": {
              "topic": ["messages", "{string roomId}"], "event": ["Message message"],
              "key": { "id": "message._id", "version": "message._updatedAt" },
              "recover": {
                "call": "Changes", "items": "updated", "deleted": "deleted", "page": 50,
                "probe": { "call": "ChangedRooms", "params": { "since": "{since}", "kind": "a" }, "items": "update", "id": "rid", "is": "{roomId}" }
              },
              "lostWhen": { "stream": "Memberships", "match": { "[0]": "removed", "[1]": "{roomId}" }, "params": { "kind": "a", "userId": "{identity.id}", "limit": "{identity.number}", "town": "{identity.home.town}" } }
            },
            "Memberships": { "topic": ["memberships", "{string userId}/{Kind kind}"], "params": ["int limit", "string town?"], "event": ["string action", "string roomId"] },
            "Numbered": {
              "topic": ["numbered", "{int number}"], "event": ["Message message"],
              "key": { "id": "message._id", "version": "message._updatedAt" },
              "recover": { "call": "Changes", "params": { "roomId": "n-{number}" }, "items": "updated", "probe": { "call": "ChangedIds", "items": ".", "id": ".", "is": "n-{number}" } },
              "lostWhen": { "stream": "Closings", "match": { "number": "{number}" }, "params": {} }
            },
            "Closings": { "topic": ["closings", "{int number}"], "event": { "number": "int" } },
            "Reactions": {
              "topic": ["reactions", "{string roomId}"], "event": "json data",
              "lostWhen": { "stream": "Messages", "match": { "message.text": "closed" }, "params": { "roomId": "x-{roomId}" } }
            },
            "Told": { "topic": ["told", "{string roomId}"], "event": "json data", "lostWhen": { "stream": "Memberships", "match": { "[1]": "{roomId}" } } }
          }
        }
        """);
}
