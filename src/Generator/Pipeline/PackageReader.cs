using Framewright.Generator.Support;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Pipeline;

/// <summary>Reads what referenced assemblies say of themselves into plain values. Their symbols live as long as the references do, so an edit of code costs a walk over names.</summary>
internal sealed class PackageReader
{
    /// <summary>The assembly of the runtime, which everything generated references.</summary>
    private const string Runtime = "Framewright";
    private const string ProtocolAttribute = "Framewright.RealtimeProtocolAttribute";
    private const string ApiAttribute = "Framewright.RealtimeApiAttribute";
    private const string ExtensionAttribute = "Framewright.RealtimeApiExtensionAttribute";

    private readonly Compilation compilation;
    private readonly List<PackagedProtocol> protocols = [];
    private readonly List<PackagedApi> apis = [];

    private PackageReader(Compilation compilation) => this.compilation = compilation;

    public static Packages Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var reader = new PackageReader(compilation);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!ReferencesRuntime(assembly)) continue;
            foreach (var attribute in assembly.GetAttributes()) reader.Read(attribute, assembly);
        }

        reader.protocols.Sort(static (left, right) => string.CompareOrdinal(left.FullName, right.FullName));
        reader.apis.Sort(static (left, right) =>
        {
            var byName = string.CompareOrdinal(left.Name, right.Name);
            if (byName != 0) return byName;
            var byRole = (left.Client is null ? 1 : 0) - (right.Client is null ? 1 : 0);
            return byRole != 0 ? byRole : string.CompareOrdinal(left.Assembly, right.Assembly);
        });
        return new Packages(compilation.AssemblyName ?? "", reader.protocols.ToEquatable(), reader.apis.ToEquatable());
    }

    /// <summary>Spares the attributes of the framework's assemblies, which are most of all references.</summary>
    private static bool ReferencesRuntime(IAssemblySymbol assembly)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (reference.Name == Runtime) return true;
            }
        }

        return false;
    }

    private void Read(AttributeData attribute, IAssemblySymbol assembly)
    {
        var arguments = attribute.ConstructorArguments;
        if (arguments.Length != 3 || arguments[0].Value is not string name || arguments[2].Value is not int abi) return;
        switch (attribute.AttributeClass?.ToDisplayString())
        {
            case ProtocolAttribute when arguments[1].Value is INamedTypeSymbol type && CanSee(type):
                protocols.Add(new PackagedProtocol(name, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), assembly.Name, abi));
                break;
            case ApiAttribute when arguments[1].Value is INamedTypeSymbol client && CanSee(client):
                var home = client.ContainingNamespace;
                apis.Add(new PackagedApi(name, client.Name, NameOf(home), assembly.Name, VersionOf(assembly), abi, TypesOf(home), MembersOf(client)) { Target = TargetOf(attribute) });
                break;
            case ExtensionAttribute when arguments[1].Value is string space && Find(assembly.GlobalNamespace, space) is { } types:
                apis.Add(new PackagedApi(name, null, space, assembly.Name, VersionOf(assembly), abi, TypesOf(types), default));
                break;
        }
    }

    private bool CanSee(INamedTypeSymbol type) => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);

    /// <summary>What can be read and written shows in what the types of the namespace implement, whatever kind of type they are.</summary>
    private EquatableArray<PackagedType> TypesOf(INamespaceSymbol space)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in space.GetTypeMembers())
        {
            if (!CanSee(type)) continue;
            foreach (var contract in type.Interfaces)
            {
                if (contract.ContainingNamespace.Name != "Json") continue;
                if (contract is { Name: "IJsonReader", TypeArguments.Length: 2 }) read.Add(contract.TypeArguments[1].Name);
                if (contract is { Name: "IJsonWriter", TypeArguments.Length: 1 }) written.Add(contract.TypeArguments[0].Name);
            }
        }

        var names = new SortedSet<string>(read, StringComparer.Ordinal);
        names.UnionWith(written);
        var types = new List<PackagedType>(names.Count);
        foreach (var name in names) types.Add(new PackagedType(name, read.Contains(name), written.Contains(name)));
        return types.ToEquatable();
    }

    /// <summary>The members that an extension would hide behind: those of the client's interface.</summary>
    private static EquatableArray<string> MembersOf(INamedTypeSymbol client)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var contract in client.Interfaces)
        {
            if (contract.Name != "I" + client.Name) continue;
            foreach (var member in contract.GetMembers()) names.Add(member.Name);
        }

        var members = new List<string>(names);
        return members.ToEquatable();
    }

    private static INamespaceSymbol? Find(INamespaceSymbol root, string name)
    {
        var space = root;
        if (name.Length == 0) return space;
        foreach (var part in name.Split('.'))
        {
            INamespaceSymbol? next = null;
            foreach (var candidate in space.GetNamespaceMembers())
            {
                if (candidate.Name == part) next = candidate;
            }

            if (next is null) return null;
            space = next;
        }

        return space;
    }

    private static string? TargetOf(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "Target") return argument.Value.Value as string;
        }

        return null;
    }

    private static string NameOf(INamespaceSymbol space) => space.IsGlobalNamespace ? "" : space.ToDisplayString();

    private static string VersionOf(IAssemblySymbol assembly) => assembly.Identity.Version.ToString();
}
