using Framewright.Generator.Tests.Harness;

namespace Framewright.Generator.Tests.Versions;

/// <summary>Versions of handlers and of the cases of unions.</summary>
public sealed class HandlerVersionTests
{
    private const string Anchor = "/// <summary>Is asked.</summary>\n[Framewright.RealtimeClient(\"Asked\")] public sealed partial class AskedClient;\n";

    private static readonly SchemaFile Wire = new("/schema/wire.rt.json", """
        {
          "protocol": "Wire",
          "frames": {
            "reply": { "match": { "t": 1 }, "is": "reply", "id": "id", "result": "r" },
            "ask": { "match": { "t": 2 }, "is": "call", "id": "id", "name": "n", "params": "p", "answer": "answer", "fail": "fail" }
          },
          "send": { "call": { "id": "{id}", "n": "{name}", "p": "{params}" }, "answer": { "id": "{call.id}", "r": "{result?}" }, "fail": { "id": "{call.id}", "why": "{error.code}" } },
          "callErrors": { "unknown": { "code": 1 }, "params": { "code": 2 }, "failed": { "code": 3 } }
        }
        """);

    private static SchemaFile Asked(string targets = "") => new("/schema/asked.rt.json", """
        {
          "api": "Asked", "protocol": "Wire",
          "types": {
            "Shape": {
              "by": "kind",
              "union": { "circle": "Circle", "round": { "type": "Circle", "as": "Round", "deprecated": { "since": "2", "use": "circle" } }, "box": { "type": "Box", "since": "3" } }
            },
            "Circle": { "fields": { "radius": "int" } },
            "Box": { "since": "3", "fields": { "side": "int" } }
          },
          "methods": { "Draw": { "call": "draw", "params": ["Shape shape"], "returns": "Shape" }, "Fetch": { "http": { "get": "shape" }, "returns": "Shape", "deprecated": { "use": "Draw" } } },
          "handlers": {
            "Confirm": { "call": "confirm", "params": ["string question"], "returns": "bool", "since": "2" },
            "Ask": { "call": "ask", "params": ["string question"], "returns": "bool", "deprecated": { "since": "2", "removedIn": "4", "use": "Confirm" } }
          }
        }
        """) { Targets = targets };

    private static Generation Generate(string targets, string code = "") => Generation.Of(Anchor + code, Wire, Asked(targets));

    [Theory]
    [InlineData("client.OnAsk((question, token) => new(true))", "Deprecated since version 2, removed in version 4. Use OnConfirm instead.")]
    [InlineData("new Shape.Round(new Circle { Radius = 1 })", "Deprecated since version 2. Use Shape.Circle instead.")]
    [InlineData("client.FetchAsync()", "Use DrawAsync instead.")]
    [InlineData("Shape.CaseKind.Round", "Use Shape.Circle instead.")]
    public void A_user_of_something_deprecated_is_told_what_to_use(string expression, string advice)
    {
        var run = Generate("", $"internal static class User {{ public static object Use(IAskedClient client) => {expression}; }}");
        Assert.Empty(run.Diagnostics);
        var warning = Assert.Single(run.Output.GetDiagnostics(), static x => x.Id == "CS0618");
        Assert.Contains(advice, warning.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Equal("Sample.cs", warning.Location.SourceTree!.FilePath);
    }

    [Theory]
    [InlineData("Asked 1", "OnAsk", "Circle Round")]
    [InlineData("Asked 2", "OnAsk OnConfirm", "Circle Round")]
    [InlineData("Asked 4", "OnConfirm", "Box Circle Round")]
    public void A_target_leaves_out_what_it_lacks(string targets, string handlers, string cases)
    {
        using var assembly = Generate(targets).Load();
        Assert.Equal(handlers.Split(' '), assembly.Find("IAskedClient").GetMethods().Select(static x => x.Name).Where(static x => x.StartsWith("On", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(cases.Split(' '), Enum.GetNames(assembly.Find("Shape").GetNestedType("CaseKind")!).Where(static x => x != "Unknown").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_lists_them()
    {
        using var assembly = Generate("", "internal static class User { public static string Print() => AskedClientVersions.Table.ToString(); }").Load();
        var table = assembly.Call<string>("User", "Print");
        Assert.Matches("handler +Ask +2 +4 +Confirm", table);
        Assert.Matches("case +Shape.Box +3", table);
    }
}
