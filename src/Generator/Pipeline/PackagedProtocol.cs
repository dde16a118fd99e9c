using Framewright.Generator.Support;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Pipeline;

/// <summary>A protocol that a referenced assembly was generated from.</summary>
internal sealed record PackagedProtocol(string Name, string FullName, string Assembly, int Abi)
{
    private const string Attribute = "Framewright.RealtimeProtocolAttribute";

    /// <summary>The protocols of all referenced assemblies, in a stable order.</summary>
    public static EquatableArray<PackagedProtocol> Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var protocols = new List<PackagedProtocol>();
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var attribute in assembly.GetAttributes())
            {
                if (Read(attribute, assembly.Name) is { } protocol) protocols.Add(protocol);
            }
        }

        protocols.Sort((left, right) => string.CompareOrdinal(left.FullName, right.FullName));
        return protocols.ToEquatable();
    }

    private static PackagedProtocol? Read(AttributeData attribute, string assembly)
    {
        var arguments = attribute.ConstructorArguments;
        return attribute.AttributeClass?.ToDisplayString() == Attribute
            && arguments.Length == 3
            && arguments[0].Value is string name
            && arguments[1].Value is INamedTypeSymbol type
            && arguments[2].Value is int abi
            ? new PackagedProtocol(name, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), assembly, abi)
            : null;
    }
}
