using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Framewright.CodeFixes;

/// <summary>Adds <c>partial</c> to a class that is marked as the client of an api.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialFix)), Shared]
public sealed class MakePartialFix : CodeFixProvider
{
    private const string Title = "Make the class partial";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("FW0035");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>() is not { } declaration) return;
        var action = CodeAction.Create(Title, _ => Task.FromResult(MakePartial(context.Document, root, declaration)), equivalenceKey: Title);
        foreach (var diagnostic in context.Diagnostics) context.RegisterCodeFix(action, diagnostic);
    }

    private static Document MakePartial(Document document, SyntaxNode root, ClassDeclarationSyntax declaration)
    {
        // The modifier stands last, right before the keyword, whose trivia it takes over when there is no other modifier.
        var partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        var changed = declaration.Modifiers.Count > 0
            ? declaration.AddModifiers(partial)
            : declaration.WithKeyword(declaration.Keyword.WithLeadingTrivia()).AddModifiers(partial.WithLeadingTrivia(declaration.Keyword.LeadingTrivia));
        return document.WithSyntaxRoot(root.ReplaceNode(declaration, changed));
    }
}
