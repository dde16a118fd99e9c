using Framewright.Generator.Pipeline;
using Framewright.Generator.Support;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Examples;

/// <summary>A class that asks for the examples of an api or of a protocol, without its position.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="ClassName">Its name.</param>
/// <param name="Api">The api of the client that it names; null when it names a protocol, or something that is no client.</param>
/// <param name="Client">The client; null without one.</param>
/// <param name="Protocol">The protocol that it names; null when it names a client.</param>
/// <param name="HiddenProtocols">Protocols of references that this project cannot see.</param>
internal sealed record ExamplesAnchor(string Namespace, string ClassName, string? Api, AnchorModel? Client, string? Protocol, EquatableArray<string> HiddenProtocols)
{
    public const string Attribute = "Framewright.Testing.RealtimeExamplesAttribute";

    public static ExamplesAnchor From(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var argument = context.Attributes[0].ConstructorArguments is { Length: 1 } arguments ? arguments[0].Value : null;
        var client = argument is INamedTypeSymbol type ? ClientOf(type) : null;
        return new ExamplesAnchor(
            NamespaceOf(context.TargetSymbol),
            context.TargetSymbol.Name,
            client?.Api,
            client,
            argument as string,
            Hidden(context.SemanticModel.Compilation));
    }

    private static AnchorModel? ClientOf(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() != AnchorModel.Attribute) continue;
            if (attribute.ConstructorArguments is { Length: 1 } arguments && arguments[0].Value is string api)
            {
                return new AnchorModel(api, NamespaceOf(type), type.Name, type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal");
            }
        }

        return null;
    }

    private static EquatableArray<string> Hidden(Compilation compilation)
    {
        const string attributeName = "Framewright.RealtimeProtocolAttribute";
        var hidden = new List<string>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            foreach (var attribute in assembly.GetAttributes())
            {
                if (attribute.AttributeClass?.ToDisplayString() != attributeName || attribute.ConstructorArguments is not { Length: 3 } arguments) continue;
                if (arguments[0].Value is string name && arguments[1].Value is INamedTypeSymbol type && !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)) hidden.Add(name);
            }
        }

        hidden.Sort(StringComparer.Ordinal);
        return hidden.ToEquatable();
    }

    private static string NamespaceOf(ISymbol symbol)
        => symbol.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString() : "";
}
