using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Types;

/// <summary>Types of every shape.</summary>
internal static class TypeSchemas
{
    public static SchemaFile Shapes { get; } = new("/schema/shapes.rt.json", """
        {
          "api": "Shapes",
          "protocol": "Small",
          "types": {
            "Everything": {
              "doc": "One of each: <b>&</b>\u2028and a line\nmore.",
              "fields": {
                "text": { "type": "string", "doc": "Some text." },
                "flag": "bool",
                "small": "int",
                "big": "long",
                "real": "double",
                "exact": "decimal",
                "when": "date",
                "bytes": "binary",
                "any": "json",
                "names": "string[]",
                "grid": "int[][]",
                "gaps": "string?[]",
                "counts": "map<int>",
                "leaf": "Leaf",
                "leaves": "Leaf[]",
                "byName": "map<Leaf>",
                "kind": "Kind",
                "code": "Code",
                "kinds": "Kind[]"
              }
            },
            "Optionals": {
              "fields": {
                "text?": "string", "nullText": "string?", "both?": "string?",
                "flag?": "bool", "small?": "int", "nullSmall": "int?", "when?": "date", "bytes?": "binary", "any?": "json",
                "names?": "string[]", "counts?": "map<long>", "leaf?": "Leaf", "nullLeaf": "Leaf?", "kind?": "Kind", "code?": "Code"
              }
            },
            "Leaf": { "fields": { "_id": "string as Id", "next?": "Leaf", "children?": "Leaf[]" } },
            "Words": {
              "fields": {
                "class": "string", "event": "string", "record": "int", "async": "bool", "Words": "string as Word", "is-it": "string", "a.b": "string as Dotted",
                "\"quoted\\": "string as Quoted", "é☃": "string as Snow", "frame": "string", "scratch": "string", "block": "string", "value": "string",
                "parse": "string", "empty": "string", "view": "string", "read": "string", "write": "string", "slotOf": "string", "readMember": "string"
              }
            },
            "Secrets": {
              "fields": {
                "user": "string",
                "password": { "type": "string", "secret": true },
                "token?": { "type": "string", "secret": true },
                "pin": { "type": "int", "secret": true }
              }
            },
            "Nothing": { "fields": {} },
            "Kind": { "doc": "What it is.", "enum": { "ru": "UserRemoved", "au": { "as": "UserAdded", "doc": "Came." }, "a-b c": "Spaced", "é": "Accent", "class": "Class" } },
            "Code": { "of": "int", "enum": { "0": "Zero", "-5": "MinusFive", "9007199254740993": "Huge" } }
          },
          "methods": {
            "PutEverything": { "call": "put", "params": ["Everything value"], "returns": "Everything" },
            "PutOptionals": { "call": "putOptionals", "params": ["Optionals value"], "returns": "Optionals" },
            "PutWords": { "call": "putWords", "params": ["Words value"], "returns": "Words" },
            "PutSecrets": { "call": "putSecrets", "params": [{ "type": "Secrets", "name": "value", "secret": true }], "returns": "Secrets" },
            "PutNothing": { "call": "putNothing", "params": ["Nothing value"], "returns": "Nothing" }
          }
        }
        """);

    /// <summary>A type of so many members, each of them wanted.</summary>
    public static SchemaFile Wide(int members) => new("/schema/wide.rt.json", $$"""
        {
          "api": "Wide", "protocol": "Small",
          "types": { "Row": { "fields": { {{string.Join(", ", Enumerable.Range(0, members).Select(i => $"\"column{i}\": \"{(i % 2 == 0 ? "int" : "string")}\""))}} } } },
          "methods": { "Put": { "call": "put", "params": ["Row row"], "returns": "Row" } }
        }
        """);
}
