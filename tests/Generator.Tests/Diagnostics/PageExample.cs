using System.Xml.Linq;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;
using Framewright.Generator.Tests.Schema;
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
    public IReadOnlyList<DiagnosticRecord> Report(string common)
    {
        var files = Texts("jsonc").SelectMany(static x => Divide(x)).ToList();
        foreach (var file in Divide(common))
        {
            if (!files.Exists(x => x.Name == file.Name)) files.Add(file);
        }

        var lent = Lent(files.ConvertAll(static x => x.Name));
        var schemas = files.ConvertAll(x => new InputSchema(SchemaText.Parse(x.Text, "/schemas/" + x.Name), lent.Contains(x.Name)) { Targets = TargetsOf(x.Name) });
        var documents = schemas.ConvertAll(static x => new InputDocument(x.Schema.Document, x.IsReference)).ToEquatable();
        return
        [
            .. Reports.Of([.. schemas], [.. Anchors(schemas)], Packaged(), CancellationToken.None),
            .. ExamplesAnchorCheck.Check([.. Askers()], documents),
        ];
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

    /// <summary>The files that the project's items mark as references. Every item has to be a file of the example.</summary>
    private List<string> Lent(List<string> files)
    {
        var items = Texts("xml").SelectMany(static x => XElement.Parse(x).Elements("RealtimeSchema")).ToList();
        Assert.All(items, x => Assert.Contains((string?)x.Attribute("Include"), files));
        return items.FindAll(static x => (string?)x.Attribute("Reference") == "true").ConvertAll(static x => x.Attribute("Include")!.Value);
    }

    /// <summary>The versions that the item of a file names.</summary>
    private string TargetsOf(string file) => Texts("xml")
        .SelectMany(static x => XElement.Parse(x).Elements("RealtimeSchema"))
        .Where(x => (string?)x.Attribute("Include") == file)
        .Select(static x => (string?)x.Attribute("Targets"))
        .FirstOrDefault() ?? "";

    /// <summary>The client classes that the example shows; without any C#, one for each api.</summary>
    private IEnumerable<AnchorFact> Anchors(List<InputSchema> schemas)
    {
        var attributes = Attributes("RealtimeClient");
        if (Texts("csharp").Any(static x => !x.Contains("[assembly:", StringComparison.Ordinal)))
        {
            return attributes.Select(static x => new AnchorFact(
                Argument(x, 0),
                ((ClassDeclarationSyntax)x.Parent!.Parent!).Identifier.Text,
                SourceSpan.Of("/Clients.cs", x.SyntaxTree.GetText(), x.SpanStart, x.Span.Length)));
        }

        var apis = schemas.Select(static x => x.Schema.Document.Api?.Api).OfType<string>().Distinct(StringComparer.Ordinal);
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

    private EquatableArray<PackagedProtocol> Packaged() => Attributes("RealtimeProtocol")
        .Select(static x => new PackagedProtocol(Argument(x, 0), "global::Protocols." + Argument(x, 0), "Referenced", int.Parse(Argument(x, 2), System.Globalization.CultureInfo.InvariantCulture)))
        .ToList()
        .ToEquatable();

    private IEnumerable<AttributeSyntax> Attributes(string name) => Texts("csharp").SelectMany(text =>
    {
        var tree = CSharpSyntaxTree.ParseText(text);
        Assert.Empty(tree.GetDiagnostics());
        return tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>().Where(x => x.Name.ToString() == name);
    });

    private static string Argument(AttributeSyntax attribute, int index)
        => ((LiteralExpressionSyntax)attribute.ArgumentList!.Arguments[index].Expression).Token.ValueText;
}
