using System.Globalization;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Schema;
using Framewright.Generator.Tests.Extension;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Protocols;
using Framewright.Generator.Tests.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Framewright.Generator.Tests.Caching;

/// <summary>The same schemas give the same text, wherever and in whatever order.</summary>
public sealed class DeterminismTests
{
    private const string Anchors = """
        [Framewright.RealtimeClient("Shapes")] internal sealed partial class ShapesClient;
        [Framewright.RealtimeClient("RocketChat")] internal sealed partial class ChatClient;
        """;

    private static SchemaFile[] Files =>
    [
        TestProtocols.Small, TestProtocols.Mixed, TypeSchemas.Shapes, Repository.Schema("ddp.rt.json"),
        .. Directory.GetFiles(Path.Combine(Repository.Root, "schema", "rocketchat"), "*.rt.json").Order(StringComparer.Ordinal).Select(path => Repository.Schema("rocketchat/" + Path.GetFileName(path))),
    ];

    [CultureTheory]
    [InlineData("tr-TR", "i", "İ")]
    [InlineData("fi-FI", "i", "I")]
    [InlineData("ar-SA", "i", "I")]
    public void The_culture_does_not_matter(string name, string small, string capital)
    {
        var expected = Text(Files);
        var culture = new CultureInfo(name);

        // Real data, or nothing is proved: Turkish has its own capital i, Finnish its own minus, Arabic its own calendar.
        Assert.Equal(capital, small.ToUpper(culture));
        if (name == "fi-FI") Assert.NotEqual("-", culture.NumberFormat.NegativeSign);
        if (name == "ar-SA") Assert.IsNotType<GregorianCalendar>(culture.Calendar);
        var (before, beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = culture;
        CultureInfo.CurrentUICulture = culture;
        try
        {
            Assert.Equal(expected, Text(Files));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
            CultureInfo.CurrentUICulture = beforeUi;
        }
    }

    [CultureTheory]
    [InlineData("tr-TR")]
    [InlineData("fi-FI")]
    public void The_culture_does_not_matter_to_diagnostics(string name)
    {
        // A name with an i that has to be capitalised, and numbers in messages.
        var broken = new SchemaFile("/schema/broken.rt.json", """
            { "api": "Shapes", "types": { "item": { "fields": { "id": "strin" } } }, "streams": { "Far": { "route": ["a", "b", "c"], "event": ["int n"] } } }
            """);
        string[] Report() => [.. Generation.Of(Anchors, [.. Files, broken]).Diagnostics.Select(static x => $"{x.Id} {x.Location.GetLineSpan()} {x.GetMessage(CultureInfo.InvariantCulture)}")];
        var expected = Report();
        Assert.True(expected.Length >= 2, string.Join('\n', expected));
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(name);
        try
        {
            Assert.Equal(expected, Report());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_files_does_not_matter()
    {
        var expected = Text(Files);
        var random = new Random(7);
        for (var i = 0; i < 8; i++)
        {
            var files = Files;
            random.Shuffle(files);
            Assert.Equal(expected, Text(files));
        }
    }

    [Fact]
    public void The_order_of_files_does_not_matter_to_diagnostics()
    {
        SchemaFile[] files = [.. Files, new SchemaFile("/schema/b.rt.json", """{ "api": "Shapes", "types": { "Twice": { "fields": { "a": "Nope" } } } }"""), new SchemaFile("/schema/a.rt.json", """{ "api": "Shapes", "types": { "Twice": { "fields": { "b": "Nope" } } } }""")];
        string[] Report() => [.. Generation.Of(Anchors, files).Diagnostics.Select(static x => $"{x} {x.Location.GetLineSpan()}")];
        var expected = Report();
        Assert.Contains(expected, static x => x.Contains("FW0011", StringComparison.Ordinal) && x.Contains("/schema/b.rt.json", StringComparison.Ordinal));
        var random = new Random(11);
        for (var i = 0; i < 4; i++)
        {
            random.Shuffle(files);
            Assert.Equal(expected, Report());
        }
    }

    [Fact]
    public void The_order_of_lent_files_and_references_does_not_matter()
    {
        var weather = Package.Weather();
        var more = new SchemaFile("/app/more.rt.json", """{ "api": "Weather", "types": { "Storm": { "fields": { "over": "City" } } }, "methods": { "Storms": { "call": "storms", "returns": "Storm[]" } } }""");
        var other = new SchemaFile("/app/other.rt.json", """{ "api": "Weather", "methods": { "Nearest": { "call": "nearest", "returns": "City" } } }""");
        var acme = Package.Adding("Acme", new SchemaFile("/acme/acme.rt.json", """{ "api": "Weather", "types": { "Flood": { "fields": { "over": "City" } } } }""") { Visibility = "public" }, weather);
        SchemaFile[] files = [.. weather.Lent, .. acme.Lent, more, other];
        MetadataReference[] references = [weather.Reference, acme.Reference];
        var expected = Baseline.Join(Generation.Start("", files, references: references).Sources);
        Assert.Contains("StormsAsync", expected, StringComparison.Ordinal);
        var random = new Random(13);
        for (var i = 0; i < 4; i++)
        {
            random.Shuffle(files);
            random.Shuffle(references);
            Assert.Equal(expected, Baseline.Join(Generation.Start("", files, references: references).Sources));
        }
    }

    [Fact]
    public void Two_files_of_one_name_are_told_apart_ignoring_case()
    {
        var left = new SchemaFile("/a/part.rt.json", """{ "api": "Shapes", "methods": { "Left": { "call": "l" } } }""");
        var right = new SchemaFile("/b/Part.rt.json", """{ "api": "Shapes", "methods": { "Right": { "call": "r" } } }""");
        var run = Generation.Of(Anchors, [.. Files, right, left]);
        Assert.Empty(run.Diagnostics);
        Assert.Contains("LeftAsync", run.Sources["Shapes.part.Methods.g.cs"], StringComparison.Ordinal);
        Assert.Contains("RightAsync", run.Sources["Shapes.Part2.Methods.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_plain()
    {
        foreach (var (hint, text) in Generation.Of(Anchors, Files).Sources)
        {
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain('\t', text);
            Assert.DoesNotContain("/schema/", text, StringComparison.Ordinal);
            Assert.StartsWith("// <auto-generated/>\n#nullable enable\n", text, StringComparison.Ordinal);
            Assert.EndsWith("}\n", text, StringComparison.Ordinal);
            Assert.Matches("^[A-Za-z0-9._-]+$", hint);
        }
    }

    [Fact]
    public void Cancellation_is_honoured_while_schemas_are_read()
    {
        using var cancellation = new CancellationTokenSource();
        var file = new SchemaFile("/schema/late.rt.json", TestProtocols.Small.Text) { OnRead = cancellation.Cancel };
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new RealtimeGenerator().AsSourceGenerator()], [file], null, new SchemaOptions("Sample", null));
        Assert.ThrowsAny<OperationCanceledException>(() => driver.RunGenerators(Generation.Compile("Sample", ""), cancellation.Token));
    }

    [Fact]
    public void Cancellation_is_honoured_by_every_stage()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var small = Microsoft.CodeAnalysis.Text.SourceText.From(TestProtocols.Small.Text);
        Assert.Throws<OperationCanceledException>(() => SchemaParser.Parse("/a.rt.json", small, cancelled.Token));
        var document = new InputDocument(SchemaParser.Parse("/a.rt.json", small, default).Document, false);
        var surroundings = new Surroundings(default, Packages.None, new ProjectOptions("", false, false));
        Assert.Throws<OperationCanceledException>(() => Resolver.Resolve(new([document]), surroundings, cancelled.Token));
        var reports = new InputSchema(SchemaParser.Parse("/a.rt.json", small, default), false);
        Assert.Throws<OperationCanceledException>(() => Reports.Of([reports], [], Packages.None, cancelled.Token));
        Assert.Throws<OperationCanceledException>(() => PackageReader.Read(Generation.Compile("Sample", ""), cancelled.Token));
    }

    private static string Text(SchemaFile[] files)
    {
        var run = Generation.Of(Anchors, files);
        Assert.Empty(run.Diagnostics);
        return Baseline.Join(run.Sources);
    }
}
