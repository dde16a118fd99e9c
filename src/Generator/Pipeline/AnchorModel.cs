using Framewright.Generator.Diagnostics;
using Framewright.Generator.Schema;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Pipeline;

/// <summary>The class that is the client of an api, without its position.</summary>
internal sealed record AnchorModel(string Api, string Namespace, string ClassName, string Accessibility)
{
    public const string Attribute = "Framewright.RealtimeClientAttribute";

    public static AnchorModel From(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var type = context.TargetSymbol;
        var space = type.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString() : "";
        return new AnchorModel(ApiOf(context), space, type.Name, type.DeclaredAccessibility == Microsoft.CodeAnalysis.Accessibility.Public ? "public" : "internal");
    }

    /// <summary>The same anchor for diagnostics: what it names and where.</summary>
    public static AnchorFact Locate(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var syntax = context.Attributes[0].ApplicationSyntaxReference?.GetSyntax(cancellationToken) ?? context.TargetNode;
        var span = SourceSpan.Of(syntax.SyntaxTree.FilePath, syntax.SyntaxTree.GetText(cancellationToken), syntax.Span.Start, syntax.Span.Length);
        return new AnchorFact(ApiOf(context), context.TargetSymbol.Name, span);
    }

    private static string ApiOf(GeneratorAttributeSyntaxContext context)
    {
        var arguments = context.Attributes[0].ConstructorArguments;
        return arguments.Length == 1 && arguments[0].Value is string api ? api : "";
    }
}
