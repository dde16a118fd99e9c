using Framewright.Generator.Pipeline;
using Framewright.Generator.Tests.Harness;
using Framewright.Testing;

namespace Framewright.Generator.Tests.Examples;

/// <summary>The examples of a schema as a generated list of tests: who gets it, what is in it, what it finds.</summary>
public sealed class ExampleTests
{
    private const string Client = "[Framewright.RealtimeClient(\"Shop\")] internal sealed partial class ShopClient;\n";
    private const string Examples = "namespace Tests { [Framewright.Testing.RealtimeExamples(typeof(ShopClient))] internal static partial class ShopExamples; }\n";

    private static readonly SchemaFile Wire = new("/schema/wire.rt.json", """
        {
          "protocol": "Wire",
          "frames": {
            "hello": { "match": { "t": "hello" }, "is": "opened", "capture": { "session": "session" }, "examples": [{ "t": "hello", "session": "a" }] },
            "fine": { "match": { "t": "re", "ok": true }, "is": "reply", "id": "id", "result": "data", "examples": [{ "id": "1", "data": [1, 2], "ok": true, "t": "re" }] },
            "bad": { "match": { "t": "re" }, "is": "reply", "id": "id", "error": "why", "examples": [{ "t": "re", "ok": false, "id": "1", "why": { "code": 3 } }] },
            "sold": { "match": { "t": "ev" }, "is": "event", "route": ["topic"], "body": "args", "examples": [{ "t": "ev", "topic": "sales", "args": [{ "id": "x" }] }] },
            "bye": { "match": { "t": "bye" }, "is": "goodbye", "reason": "why" }
          },
          "send": { "call": { "id": "{id}", "m": "{name}", "p": "{params}" }, "subscribe": { "id": "{id}", "s": "{topic.0}" }, "unsubscribe": { "id": "{subscription.id}" } },
          "errors": { "code": "code" }
        }
        """);

    private static readonly SchemaFile Shop = new("/schema/shop.rt.json", """
        {
          "api": "Shop", "protocol": "Wire",
          "types": {
            "Item": {
              "fields": { "id": "string", "price?": "decimal", "at?": "date", "tags?": "Tag[]", "parts?": "map<int>", "note?": "string?", "extra?": "json" },
              "examples": [
                { "id": "a" },
                { "id": "b", "price": 1.50, "at": "2024-02-29T12:00:00Z", "tags": ["new"], "parts": { "x": 1 }, "note": null, "extra": { "any": ["thing"] }, "unlisted": { "deep": 1 } }
              ]
            },
            "Tag": { "enum": { "new": "New" }, "examples": ["new"] },
            "Receipt": { "fields": { "nr": "int" }, "examples": [{ "nr": 1 }] },
            "Query": { "fields": { "q": "string" }, "examples": [{ "q": "x" }] }
          },
          "methods": {
            "Buy": { "call": "buy", "params": ["Item item", "{string place}/now", 1, "int count?"], "returns": "Receipt", "examples": [{ "params": [{ "id": "a", "note": "x" }, "here/now", 1, 2], "result": { "nr": 7 } }] },
            "Last": { "call": "last", "returns": "Item?", "examples": [{ "result": null }, { "result": { "id": "z", "parts": [] } }] },
            "All": { "call": "all", "params": { "query": "Query query", "deep?": "bool" }, "returns": "Item[]", "examples": [{ "params": { "query": { "q": "x" } }, "result": [] }] }
          },
          "streams": {
            "Sales": { "topic": ["sales"], "event": ["Item item"], "examples": [{ "event": [{ "id": "x" }, "more"] }] },
            "Moves": { "topic": ["moves"], "event": ["Item item", "int by?"], "examples": [{ "event": [{ "id": "x" }] }, { "event": [{ "id": "x" }, 3] }] },
            "Named": { "topic": ["named"], "event": { "who": "string who" }, "examples": [{ "event": { "who": "me" } }] }
          }
        }
        """);

    private static Generation Generate(string code, params SchemaFile[] schemas) => Generation.Start(code, schemas, references: [References.Testing]);

    private static IReadOnlyList<SchemaExample> All(GeneratedAssembly assembly, string type)
        => (IReadOnlyList<SchemaExample>)assembly.Find(type).GetProperty("All")!.GetValue(null)!;

    [Fact]
    public void Every_example_runs_through_the_generated_code()
    {
        using var assembly = Generate(Client + Examples, Wire, Shop).Load();
        var all = All(assembly, "Tests.ShopExamples");
        Assert.Equal(
            [
                "frame hello, example 1", "frame fine, example 1", "frame bad, example 1", "frame sold, example 1",
                "type Item, example 1", "type Item, example 2", "type Tag, example 1", "type Receipt, example 1",
                "method Buy, example 1, item", "method Buy, example 1, count", "method Buy, example 1, result", "method Last, example 2, result", "method All, example 1, result",
                "stream Sales, example 1", "stream Moves, example 1", "stream Moves, example 2", "stream Named, example 1",
            ],
            all.Select(static x => x.ToString()));
        Assert.Equal(all.Count, SchemaExamples.Run(all));
        Assert.Equal(4, all.Count(static x => x.GetType().Name.StartsWith("WrittenExample", StringComparison.Ordinal) && x.Json.Contains("\"id\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_list_is_readable() => Baseline.Verify(Generate(Client + Examples, Wire, Shop).Sources["ShopExamples.Examples.g.cs"]);

    [Fact]
    public void Every_baseline_belongs_to_a_test() => Assert.Empty(Baseline.Orphans(typeof(ExampleTests)));

    [Fact]
    public void Nobody_who_does_not_ask_carries_examples()
    {
        var without = Generate(Client, Wire, Shop);
        var asked = Generate(Client + Examples, Wire, Shop);
        Assert.All(without.Sources.Values, static x => Assert.DoesNotContain("example", x, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(without.Sources, asked.Sources.Where(static x => x.Key != "ShopExamples.Examples.g.cs"));
    }

    [Fact]
    public void An_edit_of_an_example_makes_the_list_only()
    {
        var first = Generate(Client + Examples, Wire, Shop);
        var next = first.Replace(Shop, Shop.Edit("{ \"nr\": 7 }", "{ \"nr\": 8 }"));
        Assert.Empty(next.Fresh(Steps.Units));
        Assert.Empty(next.Fresh(Steps.Clients));
        Assert.Equal(["Modified ExamplesUnit"], next.Fresh(Steps.Examples));
        Assert.Empty(first.Replace(Shop, Shop.With("\n" + Shop.Text)).Fresh(Steps.Examples));
    }

    [Fact]
    public void A_test_project_gets_the_examples_of_the_project_that_it_tests()
    {
        var library = Generation.Start("/// <summary>Sells.</summary>\n" + Client.Replace("internal", "public", StringComparison.Ordinal), [Wire, Shop], visibility: "public");
        var reference = library.Output.ToMetadataReference();
        SchemaFile[] lent = [new(Wire.Path, Wire.Text) { IsReference = true }, new(Shop.Path, Shop.Text) { IsReference = true }];
        var run = Generation.Start(Examples + "[Framewright.Testing.RealtimeExamples(\"Wire\")] internal static partial class WireExamples;", lent, references: [References.Testing, reference]);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics());
        Assert.Equal(["ShopExamples.Examples.g.cs", "WireExamples.Examples.g.cs"], run.Sources.Keys);
        Assert.Contains("FrameExample<global::Sample.Protocols.Wire>", run.Sources["ShopExamples.Examples.g.cs"], StringComparison.Ordinal);
        Assert.Equal(4, run.Sources["WireExamples.Examples.g.cs"].Split("new global::Framewright.Testing.FrameExample").Length - 1);
    }

    [Fact]
    public void Frames_of_a_protocol_that_the_project_cannot_see_are_left_out()
    {
        var library = Generation.Start("/// <summary>Sells.</summary>\n" + Client.Replace("internal", "public", StringComparison.Ordinal), [Wire, Shop]);
        SchemaFile[] lent = [new(Wire.Path, Wire.Text) { IsReference = true }, new(Shop.Path, Shop.Text) { IsReference = true }];
        var run = Generation.Start(Examples, lent, references: [References.Testing, library.Output.ToMetadataReference()]);
        Assert.Empty(run.Output.GetDiagnostics());
        Assert.DoesNotContain("FrameExample", run.Sources["ShopExamples.Examples.g.cs"], StringComparison.Ordinal);
        Assert.Contains("type Item", run.Sources["ShopExamples.Examples.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_target_leaves_out_has_no_examples()
    {
        var shop = Shop.Edit("\"call\": \"last\"", "\"call\": \"last\", \"since\": \"9\"");
        using var assembly = Generate(Client + Examples, Wire, new SchemaFile(shop.Path, shop.Text) { Targets = "Shop 8" }).Load();
        var all = All(assembly, "Tests.ShopExamples");
        Assert.DoesNotContain(all, static x => x.Name.Contains("Last", StringComparison.Ordinal));
        SchemaExamples.Run(all);
    }

    [Theory]
    [InlineData("what is no client", "[Framewright.Testing.RealtimeExamples(typeof(string))] internal static partial class XExamples;", "write typeof(…) of a class with [RealtimeClient]")]
    [InlineData("an unknown protocol", "[Framewright.Testing.RealtimeExamples(\"Wier\")] internal static partial class XExamples;", "did you mean 'Wire'?")]
    [InlineData("a client without schema", "[Framewright.RealtimeClient(\"Shop\")] internal sealed partial class ShopClient { } [Framewright.Testing.RealtimeExamples(typeof(ShopClient))] internal static partial class XExamples;", "no schema declares api 'Shop'")]
    [InlineData("a nested class", "internal static partial class Outer { [Framewright.Testing.RealtimeExamples(\"Wire\")] internal static partial class XExamples; }", "move it out")]
    public void A_class_that_cannot_list_examples_is_told_why(string what, string code, string advice)
    {
        var diagnostic = Assert.Single(Generate(code, Wire).Diagnostics, static x => x.Id == "FW0097");
        Assert.Contains(advice, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("Sample.cs", diagnostic.Location.GetLineSpan().Path);
        Assert.NotEmpty(what);
    }

    /// <summary>The control: the list has to find what the generated code does not do.</summary>
    [Fact]
    public void An_example_that_the_code_reads_otherwise_is_found()
    {
        var run = Generate(Client + Examples, Wire, Shop);
        var spoiled = run.Sources["ShopExamples.Examples.g.cs"]
            .Replace("{\\\"nr\\\":7}", "{\\\"number\\\":7}", StringComparison.Ordinal)
            .Replace("\\\"t\\\":\\\"hello\\\"", "\\\"t\\\":\\\"hallo\\\"", StringComparison.Ordinal)
            .Replace("\"{\\\"id\\\":\\\"a\\\"}\")", "\"{\\\"id\\\":\\\"other\\\"}\")", StringComparison.Ordinal)
            .Replace("[{\\\"id\\\":\\\"x\\\"},3]", "[{\\\"id\\\":\\\"x\\\"},\\\"3\\\"]", StringComparison.Ordinal);
        var trees = run.Sources.Where(static x => x.Key != "ShopExamples.Examples.g.cs").Select(static x => x.Value).Append(spoiled).Select(Generation.Parse);
        using var assembly = GeneratedAssembly.Load(run.Input.AddSyntaxTrees(trees));
        var failure = Assert.Throws<SchemaExampleException>(() => SchemaExamples.Run(All(assembly, "Tests.ShopExamples")));
        Assert.Equal(
            ["frame hello, example 1", "type Item, example 1", "method Buy, example 1, result", "stream Moves, example 2"],
            failure.Failures.Select(static x => x.Example.Name));
        Assert.Contains("4 of 17 examples failed", failure.Message, StringComparison.Ordinal);
        Assert.Contains("no frame of the schema", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'Receipt.nr' is missing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'id' is \"a\" instead of \"other\"", failure.Message, StringComparison.Ordinal);
    }
}
