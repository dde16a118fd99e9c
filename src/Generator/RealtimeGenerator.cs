using System.Collections.Immutable;
using System.Text;
using Framewright.Generator.Emit;
using Framewright.Generator.Examples;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Framewright.Generator;

/// <summary>Turns schema documents into typed clients. Two outputs: sources, which know no positions, and diagnostics, which do.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class RealtimeGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Each file is parsed alone: an edit parses one file.
        var schemas = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => SchemaInput.From(pair.Left, pair.Right))
            .Where(static input => input is not null)
            .Select(static (input, cancellationToken) => input!.Parse(cancellationToken))
            .Where(static schema => schema is not null)
            .Select(static (schema, _) => schema!)
            .WithTrackingName(Steps.Schemas);

        // What the files say, without positions: white space ends here.
        var documents = schemas
            .Select(static (schema, _) => new InputDocument(schema.Schema.Document, schema.IsReference, schema.IsPublic) { Targets = schema.Targets })
            .WithTrackingName(Steps.Documents);
        var documentSet = documents
            .Collect()
            .Select(static (all, _) => InOrder(all))
            .WithTrackingName(Steps.DocumentSet);

        // The project around them, reduced to equatable facts before anything is combined.
        var anchors = context.SyntaxProvider
            .ForAttributeWithMetadataName(AnchorModel.Attribute, static (node, _) => node is ClassDeclarationSyntax, AnchorModel.From)
            .WithTrackingName(Steps.Anchors)
            .Collect()
            .Select(static (all, _) => all.ToEquatable());
        // A project without schemas is not asked what its references are.
        var hasSchemas = documentSet.Select(static (all, _) => all.Count > 0);
        var packages = context.CompilationProvider.Combine(hasSchemas)
            .Select(static (pair, cancellationToken) => pair.Right ? PackageReader.Read(pair.Left, cancellationToken) : Packages.None)
            .WithTrackingName(Steps.Packages);
        var project = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectOptions.From(options.GlobalOptions))
            .WithTrackingName(Steps.Project);
        var surroundings = anchors.Combine(packages).Combine(project)
            .Select(static (all, _) => new Surroundings(all.Left.Left, all.Left.Right, all.Right))
            .WithTrackingName(Steps.Surroundings);

        // One unit for each protocol, anchor and document, with the facts it needs of the others.
        var plan = documentSet.Combine(surroundings)
            .Select(static (pair, cancellationToken) => Resolver.Resolve(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(Steps.Plan);

        // Each document takes out its own unit: a unit that did not change is not emitted again, however many documents come or go around it.
        var units = documents.Combine(plan)
            .Select(static (pair, _) => pair.Right.Of(pair.Left.Document.Path))
            .Where(static unit => unit is not null)
            .Select(static (unit, _) => unit!)
            .WithTrackingName(Steps.Units);
        context.RegisterSourceOutput(units, Emit);
        var clients = plan
            .SelectMany(static (all, _) => all.Clients)
            .WithTrackingName(Steps.Clients);
        context.RegisterSourceOutput(clients, Emit);

        // Lists of examples, for test projects that ask for them: neither units nor clients know of examples.
        var examples = documentSet
            .Combine(context.SyntaxProvider
                .ForAttributeWithMetadataName(ExamplesAnchor.Attribute, static (node, _) => node is ClassDeclarationSyntax, ExamplesAnchor.From)
                .Collect()
                .Select(static (all, _) => all.ToEquatable()))
            .Combine(surroundings)
            .SelectMany(static (all, cancellationToken) => ExamplesResolver.Resolve(all.Left.Left, all.Left.Right, all.Right, cancellationToken))
            .WithTrackingName(Steps.Examples);
        context.RegisterSourceOutput(examples, static (output, unit) =>
            output.AddSource(unit.Hint + ".Examples.g.cs", SourceText.From(ExamplesEmitter.Emit(unit), Encoding.UTF8)));
        var askers = context.SyntaxProvider
            .ForAttributeWithMetadataName(ExamplesAnchor.Attribute, static (node, _) => node is ClassDeclarationSyntax, ExamplesFact.From)
            .Collect()
            .Combine(documentSet)
            .Select(static (all, _) => ExamplesAnchorCheck.Check(all.Left, all.Right));
        context.RegisterSourceOutput(askers, static (output, records) =>
        {
            foreach (var record in records) output.ReportDiagnostic(record.ToDiagnostic());
        });

        // Everything that is wrong, with its place.
        var located = context.SyntaxProvider
            .ForAttributeWithMetadataName(AnchorModel.Attribute, static (node, _) => node is ClassDeclarationSyntax, AnchorModel.Locate)
            .Collect();
        var diagnostics = schemas.Collect().Combine(located).Combine(packages)
            .Select(static (all, cancellationToken) => Reports.Of(all.Left.Left, all.Left.Right, all.Right, cancellationToken))
            .WithTrackingName(Steps.Diagnostics);
        context.RegisterSourceOutput(diagnostics, static (output, records) =>
        {
            foreach (var record in records) output.ReportDiagnostic(record.ToDiagnostic());
        });
    }

    /// <summary>The order of files must not matter: documents are taken by path.</summary>
    private static EquatableArray<InputDocument> InOrder(ImmutableArray<InputDocument> documents) =>
        documents.Sort(static (left, right) => string.CompareOrdinal(left.Document.Path, right.Document.Path)).ToEquatable();

    private static void Emit(SourceProductionContext context, EmitUnit unit)
    {
        switch (unit)
        {
            case ProtocolUnit protocol:
                foreach (var file in new ProtocolEmitter(protocol.Protocol, protocol.Namespace, protocol.Accessibility) { Exposed = protocol.Exposed }.Emit()) Add(context, unit, file.Key, file.Value);
                break;
            case DocumentUnit document:
                foreach (var file in DocumentEmitter.Emit(document.Api, document.Facts)) Add(context, unit, file.Key, file.Value);
                break;
            case VersionsUnit versions:
                Add(context, unit, "Versions", VersionsEmitter.Emit(versions.Facts, versions.Target, versions.Rows));
                break;
            case ErrorsUnit errors:
                Add(context, unit, "Errors", ErrorCodesEmitter.Emit(errors.Facts, errors.Errors));
                break;
            case ExtensionUnit { Facts: { Extension: { } extension } facts }:
                Add(context, unit, "Extension", ExtensionEmitter.Emit(facts, extension));
                break;
            case ClientUnit client:
                Add(context, unit, "Client", DocumentEmitter.Client(client.Facts, client.Session, client.Credentials, client.Scope, client.Rates, client.HasErrors));
                break;
        }
    }

    private static void Add(SourceProductionContext context, EmitUnit unit, string concern, string text)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        context.AddSource($"{unit.Hint}.{concern}.g.cs", SourceText.From(text, Encoding.UTF8));
    }
}
