using System.Globalization;
using System.Text;

namespace Framewright.Benchmarks.Generator;

/// <summary>A service of any size, written by a program: every kind of type, method and stream in fixed turns, so that sizes can be compared.</summary>
/// <remarks>Spread over files of at most <see cref="PerFile"/> declarations, as people would do it.</remarks>
public static class LargeApi
{
    private const int PerFile = 200;
    private static readonly string[] Scalars = ["string", "int", "bool", "date", "long", "double"];

    /// <summary>The protocol that the service speaks.</summary>
    public const string Protocol = """
        {
          "protocol": "Wire",
          "frames": {
            "result": { "match": { "type": "result" }, "is": "reply", "id": "id", "result": "result", "error": "error" },
            "ready": { "match": { "type": "ready" }, "is": "subscribed", "id": "id" },
            "gone": { "match": { "type": "gone" }, "is": "unsubscribed", "id": "id" },
            "event": { "match": { "type": "event" }, "is": "event", "route": ["stream", "of"], "body": "args" }
          },
          "send": {
            "call": { "type": "call", "id": "{id}", "name": "{name}", "params": "{params}" },
            "subscribe": { "type": "subscribe", "id": "{id}", "stream": "{topic.0}", "of": "{topic.1}" },
            "unsubscribe": { "type": "unsubscribe", "id": "{subscription.id}" }
          }
        }
        """;

    /// <summary>The class that is its client.</summary>
    public const string Anchor = """[Framewright.RealtimeClient("Large")] public sealed partial class LargeClient;""";

    /// <summary>The service's files by name.</summary>
    /// <param name="methods">How many methods; each has parameters and a result.</param>
    /// <param name="streams">How many streams; each carries one of the types.</param>
    /// <param name="types">How many types; every fifth is an enum, the others have seven fields. All are reached from the first method.</param>
    public static IEnumerable<KeyValuePair<string, string>> Files(int methods, int streams, int types)
    {
        yield return new("wire.rt.json", Protocol);
        var declarations = Declare("types", types, index => Type(index, types))
            .Concat(Declare("methods", methods, index => Method(index, types)))
            .Concat(Declare("streams", streams, index => Stream(index, types)));
        foreach (var (section, number, text) in declarations)
            yield return new($"{section}{Number(number)}.rt.json", $$"""{ "api": "Large", "protocol": "Wire", "{{section}}": { {{text}} } }""");
    }

    private static IEnumerable<(string Section, int Number, string Text)> Declare(string section, int count, Func<int, string> declare)
    {
        for (int start = 0; start < count; start += PerFile)
            yield return (section, start / PerFile, string.Join(",\n", Enumerable.Range(start, Math.Min(PerFile, count - start)).Select(declare)));
    }

    /// <summary>Each object names the next type, so that no type is unused; the last one closes the circle.</summary>
    private static string Type(int index, int types)
    {
        if (index % 5 == 4) return $$"""  "Type{{Number(index)}}": { "doc": "A closed choice that stays open.", "enum": { "a": "First", "b": "Second", "c": "Third" } }""";
        var fields = new StringBuilder();
        for (int field = 0; field < 4; field++)
            fields.Append(CultureInfo.InvariantCulture, $"\"member_{field}\": \"{Scalars[(index + field) % Scalars.Length]} as Member{field}\", ");
        return $$"""
              "Type{{Number(index)}}": {
                "doc": "What the service knows of one thing.",
                "fields": { {{fields}}"next?": "{{TypeName(index + 1, types)}}", "list?": "{{TypeName(index + 2, types)}}[]", "when?": { "type": "date?", "doc": "When it was." } }
              }
            """;
    }

    private static string Method(int index, int types) => (index % 3) switch
    {
        0 => $$"""  "Call{{Number(index)}}": { "call": "service/call{{Number(index)}}", "doc": "Does one thing.", "params": ["string roomId", "int count?"], "returns": "{{ObjectName(index, types)}}" }""",
        1 => $$"""  "Call{{Number(index)}}": { "call": "service/call{{Number(index)}}", "doc": "Does another thing.", "params": { "room": "string roomId", "item": "{{ObjectName(index, types)}} item" }, "returns": "bool" }""",
        _ => $$"""  "Call{{Number(index)}}": { "call": "service/call{{Number(index)}}", "doc": "Lists things.", "params": ["string roomId"], "returns": "{{ObjectName(index, types)}}[]" }""",
    };

    private static string Stream(int index, int types) =>
        $$"""  "Stream{{Number(index)}}": { "doc": "Something happens.", "topic": ["stream{{Number(index)}}", "{string roomId}"], "event": ["{{ObjectName(index, types)}} item"] }""";

    private static string TypeName(int index, int types) => $"Type{Number(index % types)}";

    private static string ObjectName(int index, int types)
    {
        int type = index % types;
        return $"Type{Number(type % 5 == 4 ? type - 1 : type)}";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
