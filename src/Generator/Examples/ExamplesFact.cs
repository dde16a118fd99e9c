using Framewright.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Examples;

/// <summary>A class that asks for examples, for diagnostics: what it says and where.</summary>
internal sealed record ExamplesFact(ExamplesAnchor Anchor, bool IsNested, SourceSpan Span)
{
    public static ExamplesFact From(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var syntax = context.Attributes[0].ApplicationSyntaxReference?.GetSyntax(cancellationToken) ?? context.TargetNode;
        var span = SourceSpan.Of(syntax.SyntaxTree.FilePath, syntax.SyntaxTree.GetText(cancellationToken), syntax.Span.Start, syntax.Span.Length);
        return new ExamplesFact(ExamplesAnchor.From(context, cancellationToken), context.TargetSymbol.ContainingType is not null, span);
    }
}
