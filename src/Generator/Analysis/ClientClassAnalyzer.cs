using System.Collections.Immutable;
using Framewright.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Framewright.Generator.Analysis;

/// <summary>Reports classes that are marked as the client of an api and cannot be one. The generator makes nothing of them.</summary>
/// <remarks>An analyzer of its own, because it works while the class is typed: no schema has to be read for it.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientClassAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NotPartial, Descriptors.BadClient);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName(ClientClass.Attribute) is not { } attribute) return;
            start.RegisterSymbolAction(context => Check(context, attribute), SymbolKind.NamedType);
        });
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol attribute)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!IsMarked(type, attribute)) return;
        var declaration = (TypeDeclarationSyntax?)type.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken);
        if (declaration is null) return;
        var place = declaration.Identifier.GetLocation();
        if (ClientClass.Defect(type) is { } defect) context.ReportDiagnostic(Diagnostic.Create(Descriptors.BadClient, place, type.Name, defect));
        else if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword)) context.ReportDiagnostic(Diagnostic.Create(Descriptors.NotPartial, place, type.Name));
    }

    private static bool IsMarked(INamedTypeSymbol type, INamedTypeSymbol attribute)
    {
        foreach (var data in type.GetAttributes())
        {
            if (SymbolEqualityComparer.Default.Equals(data.AttributeClass, attribute)) return true;
        }

        return false;
    }
}
