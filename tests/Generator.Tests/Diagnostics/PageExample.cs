using System.Xml.Linq;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;
using Framewright.Generator.Tests.Harness;
using Framewright.Generator.Tests.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Framewright.Generator.Tests.Diagnostics;

/// <summary>A small project in a page: schemas (jsonc), the classes beside them (csharp) and the items of its project file (xml).</summary>
internal sealed class PageExample(bool isWrong, int line)
{
    private const string FileMark = "// file: ";
    private const string DefaultFile = "weather.rt.json";

    public bool IsWrong { get; } = isWrong;

    /// <summary>The line of its mark, from 1.</summary>
    public int Line { get; } = line;

    public List<PageBlock> Blocks { get; } = [];

    /// <summary>Everything that the generator reports about the project.</summary>
    /// <param name="common">Files that the project has unless it brings its own of the same names.</param>
    public async Task<IReadOnlyList<Diagnostic>> ReportAsync(string common)
    {
        var files = Texts("jsonc").SelectMany(static x => Divide(x)).ToList();
        foreach (var file in Divide(common))
        {
            if (!files.Exists(x => x.Name == file.Name)) files.Add(file);
        }

        var items = Items(files.ConvertAll(static x => x.Name));
        string Metadata(string file, string name) => (string?)items.Find(x => (string?)x.Attribute("Include") == file)?.Attribute(name) ?? "";
        var schemas = files.ConvertAll(x => new InputSchema(SchemaText.Parse(x.Text, "/schemas/" + x.Name), Metadata(x.Name, "Reference") == "true", Metadata(x.Name, "Visibility")) { Targets = Metadata(x.Name, "Targets") });
        var documents = schemas.ConvertAll(static x => new InputDocument(x.Schema.Document, x.IsReference)).ToEquatable();
        var records = Reports.Of([.. schemas], [.. Anchors(schemas)], Packaged(), CancellationToken.None).ToList();
        records.AddRange(ExamplesAnchorCheck.Check([.. Askers()], documents));
        var reports = records.ConvertAll(static x => x.ToDiagnostic());
        foreach (var code in Texts("csharp")) reports.AddRange(await AnalyzerRun.OfAsync(code));
        return reports;
    }

    private static IEnumerable<(string Name, string Text)> Divide(string block)
    {
        if (!block.StartsWith(FileMark, StringComparison.Ordinal)) return [(DefaultFile, block)];
        return block[FileMark.Length..].Split("\n" + FileMark).Select(static x =>
        {
            var end = x.IndexOf('\n', StringComparison.Ordinal);
            return (x[..end].Trim(), x[end..]);
        });
    }

    private IEnumerable<string> Texts(string language) => Blocks.Where(x => x.Language == language).Select(static x => x.Text);

    /// <summary>The project's items. Every item has to be a file of the example.</summary>
    private List<XElement> Items(List<string> files)
    {
        var items = Texts("xml").SelectMany(static x => XElement.Parse(x).Elements("RealtimeSchema")).ToList();
        Assert.All(items, x => Assert.Contains((string?)x.Attribute("Include"), files));
        return items;
    }

    /// <summary>The client classes that the example shows; without any C#, one for each api.</summary>
    private IEnumerable<AnchorFact> Anchors(List<InputSchema> schemas)
    {
        if (Texts("csharp").Any(static x => !x.Contains("[assembly:", StringComparison.Ordinal)))
        {
            return Attributes("RealtimeClient").Select(static x => new AnchorFact(
                Argument(x, 0),
                ((ClassDeclarationSyntax)x.Parent!.Parent!).Identifier.Text,
                SourceSpan.Of("/Clients.cs", x.SyntaxTree.GetText(), x.SpanStart, x.Span.Length)));
        }

        // An api of a package has its client there.
        var packaged = schemas.Where(static x => x.IsReference).Select(static x => x.Schema.Document.Api?.Api).OfType<string>().Concat(Packaged().Apis.Select(static x => x.Name));
        var apis = schemas.Select(static x => x.Schema.Document.Api?.Api).OfType<string>().Except(packaged, StringComparer.Ordinal);
        return apis.Select(static x => new AnchorFact(x, x + "Client", new SourceSpan($"/{x}.cs", 0, 1, 0, 0, 0, 1)));
    }

    /// <summary>The classes that ask for examples.</summary>
    private IEnumerable<ExamplesFact> Askers() => Attributes("RealtimeExamples").Select(x =>
    {
        var name = ((ClassDeclarationSyntax)x.Parent!.Parent!).Identifier.Text;
        var client = (x.ArgumentList!.Arguments[0].Expression as TypeOfExpressionSyntax)?.Type.ToString();
        var anchor = Attributes("RealtimeClient").FirstOrDefault(y => ((ClassDeclarationSyntax)y.Parent!.Parent!).Identifier.Text == client);
        var span = SourceSpan.Of("/Examples.cs", x.SyntaxTree.GetText(), x.SpanStart, x.Span.Length);
        return new ExamplesFact(new ExamplesAnchor("", name, anchor is null ? null : Argument(anchor, 0), null, client is null ? Argument(x, 0) : null, default), false, span);
    });

    /// <summary>What the referenced assembly says of itself: blocks with assembly attributes are its generated code, protocols left out.</summary>
    private Packages Packaged()
    {
        var code = string.Join('\n', Texts("csharp").Where(static x => x.Contains("[assembly:", StringComparison.Ordinal)));
        var protocols = Attributes("RealtimeProtocol").Select(static x => $"namespace Protocols {{ public struct {Argument(x, 0)} {{ }} }}");
        var referenced = Generation.Compile("Weather.Package", "using Framewright; using Framewright.Json;\n" + code + "\n" + string.Concat(protocols));
        return PackageReader.Read(Generation.Compile("Example", "").AddReferences(referenced.ToMetadataReference()), CancellationToken.None);
    }

    private IEnumerable<AttributeSyntax> Attributes(string name) => Texts("csharp").SelectMany(text =>
    {
        var tree = CSharpSyntaxTree.ParseText(text);
        Assert.Empty(tree.GetDiagnostics());
        return tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>().Where(x => x.Name.ToString() == name);
    });

    private static string Argument(AttributeSyntax attribute, int index)
        => ((LiteralExpressionSyntax)attribute.ArgumentList!.Arguments[index].Expression).Token.ValueText;
}
