using Framewright.Generator.Json;
using Framewright.Generator.Schema;

namespace Framewright.Generator.Examples;

/// <summary>Reads <c>examples</c>: values of types, frames, calls with their results, events.</summary>
internal static class ExamplesReader
{
    private const string Name = "examples";
    private static readonly string[] CallMembers = { "params", "result" };
    private static readonly string[] EventMembers = { "event" };

    /// <summary>The members of something that may have examples.</summary>
    public static string[] Allow(string[] members)
    {
        var all = new string[members.Length + 1];
        members.CopyTo(all, 0);
        all[members.Length] = Name;
        return all;
    }

    /// <summary>Reads the examples of a type or a frame: the values themselves.</summary>
    public static void ReadValues(SchemaContext context, ObjectReader reader, ExampleKind kind, string owner)
    {
        var items = Items(context, reader, kind == ExampleKind.Frame ? "an array of frames" : "an array of values");
        for (var i = 0; i < items.Count; i++) Add(context, kind, owner, i + 1, items[i]);
    }

    /// <summary>Reads the examples of a method.</summary>
    public static void ReadCalls(SchemaContext context, ObjectReader reader, string owner)
        => ReadCalls(context, reader, owner, "a method", "what is sent, or \"result\" with what comes back", (ExampleKind.Parameters, ExampleKind.Result));

    /// <summary>Reads the examples of a handler.</summary>
    public static void ReadAsked(SchemaContext context, ObjectReader reader, string owner)
        => ReadCalls(context, reader, owner, "a handler", "what comes, or \"result\" with what is answered", (ExampleKind.Asked, ExampleKind.Answered));

    private static void ReadCalls(SchemaContext context, ObjectReader reader, string owner, string what, string expected, (ExampleKind Parameters, ExampleKind Result) kinds)
    {
        var items = Items(context, reader, "an array of calls: {\"params\": …, \"result\": …}");
        for (var i = 0; i < items.Count; i++)
        {
            if (ObjectReader.Open(context, items[i], "an example of " + what, CallMembers) is not { } call) continue;
            if (call.Syntax.Members.Count == 0) call.ReportMissing("params", expected);
            if (call.Find("params") is { } parameters) Add(context, kinds.Parameters, owner, i + 1, parameters);
            if (call.Find("result") is { } result) Add(context, kinds.Result, owner, i + 1, result);
        }
    }

    /// <summary>Reads the examples of a stream.</summary>
    public static void ReadEvents(SchemaContext context, ObjectReader reader, string owner)
    {
        var items = Items(context, reader, "an array of events: {\"event\": …}");
        for (var i = 0; i < items.Count; i++)
        {
            if (ObjectReader.Open(context, items[i], "an example of a stream", EventMembers)?.Require("event", "the event as it lies in a frame") is { } value)
            {
                Add(context, ExampleKind.Event, owner, i + 1, value);
            }
        }
    }

    private static IReadOnlyList<JsonSyntax> Items(SchemaContext context, ObjectReader reader, string expected)
        => reader.Find(Name) is { } syntax && context.AsArray(syntax, "\"examples\"", expected) is { } array ? array.Items : Array.Empty<JsonSyntax>();

    private static void Add(SchemaContext context, ExampleKind kind, string owner, int number, JsonSyntax value)
    {
        CheckMembers(context, value);
        context.AddExample(kind, owner, number, value);
    }

    /// <summary>Which of two members of one name counts is nobody's guess.</summary>
    private static void CheckMembers(SchemaContext context, JsonSyntax syntax)
    {
        if (syntax is JsonObjectSyntax value)
        {
            foreach (var member in context.Entries(value)) CheckMembers(context, member.Value);
        }
        else if (syntax is JsonArraySyntax array)
        {
            foreach (var item in array.Items) CheckMembers(context, item);
        }
    }
}
