using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Pipeline;

/// <summary>Makes units of documents that add to an api whose client lies in a referenced assembly.</summary>
internal static class ExtensionResolver
{
    public static void Resolve(
        string name,
        List<InputDocument> documents,
        EquatableArray<InputDocument> all,
        ProtocolScope protocols,
        string? target,
        Surroundings surroundings,
        List<EmitUnit> clients,
        List<PlannedUnit> units)
    {
        if (Find(name, documents, all, protocols, surroundings, target) is not { } found) return;
        clients.Add(new ExtensionUnit(name, found.Facts));
        if (VersionRows.Any(found.Parts)) clients.Add(new VersionsUnit(name, found.Facts, found.Target, VersionRows.Of(found.Parts)));
        Resolver.AddDocuments(found.Documents, found.Types, found.Http, document => found.Facts with { Accessibility = document.IsPublic ? "public" : "internal" }, units);
    }

    /// <summary>What this project adds to an api; null when that cannot be generated.</summary>
    /// <param name="target">The version of the service that this project names; null for the one that the package was generated for.</param>
    public static FoundExtension? Find(string name, List<InputDocument> documents, EquatableArray<InputDocument> all, ProtocolScope protocols, Surroundings surroundings, string? target)
    {
        // What is missing is reported; code for another ABI would only add errors that explain nothing.
        if (LentApi.Of(name, all, surroundings.Packages) is not { } lent || lent.Owner.Abi != ProtocolEmitter.AbiNumber) return null;
        if (lent.Protocol is not { } spoken || protocols.FindLent(spoken) is not { } protocol) return null;

        target ??= lent.Owner.Target;
        var parts = documents.ConvertAll(static document => document.Document.Api!);
        var isVersioned = VersionRows.Any(parts);
        if (isVersioned) (documents, parts) = VersionCut.Apply(documents, target, Lent(name, all));
        var isPublic = false;
        foreach (var document in documents) isPublic |= document.IsPublic;

        var extension = Name(name, lent.Owner, surroundings.Packages.Assembly, isPublic);
        var facts = new ApiFacts(name, surroundings.Project.RootNamespace, lent.Owner.Client!, extension.Accessibility, "", protocol.Scalars.Date, protocol.Scalars.Binary, EquatableArray<TypeFact>.Empty, protocol.Scalars.Decimal, extension)
        {
            Scope = ScopeFacts.Of(protocol.Scope),

            // What the package deprecates is named here too.
            HasDeprecations = (isVersioned && VersionRows.AnyDeprecated(parts)) || VersionRows.AnyDeprecatedType(lent.Types),
        };
        var types = new ApiTypes(parts, lent, isExtensible: surroundings.Project.ExtensibleApis && isPublic);
        return new FoundExtension(documents, parts, types, facts, target, Http(types, lent, protocol, surroundings.Packages.FindProtocol(spoken)?.FullName));
    }

    /// <summary>How the extension's methods are called over HTTP: with the identity and the credentials of the package's client.</summary>
    private static HttpResolver Http(ApiTypes types, LentApi lent, ProtocolModel protocol, string? protocolType)
    {
        var identityType = lent.Identity is { Kind: TypeRefKind.Named } named && lent.HomeOf(named.Name) is { } home ? $"global::{(home.Namespace.Length == 0 ? "" : home.Namespace + ".")}{named.Name}" : null;
        return new HttpResolver(types, new IdentityResolver(types, identityType is null ? null : lent.Identity, identityType), protocol, protocolType is null ? null : protocolType + "Credentials", isOwnProtocol: false);
    }

    /// <summary>What the package's documents say: something new may stand in for something of its own.</summary>
    private static List<ApiModel> Lent(string api, EquatableArray<InputDocument> all)
    {
        var parts = new List<ApiModel>();
        foreach (var document in all)
        {
            if (document.IsReference && document.Document.Api is { } part && part.Api == api) parts.Add(part);
        }

        return parts;
    }

    private static ExtensionFacts Name(string api, PackagedApi owner, string assembly, bool isPublic)
    {
        var space = owner.Namespace.Length == 0 ? "global::" : $"global::{owner.Namespace}.";
        var stem = CSharpName.Pascal(assembly) + api;
        return new ExtensionFacts(owner.Namespace, $"{space}I{owner.Client}", stem + "Extensions", stem + "Streams", isPublic ? "public" : "internal", assembly);
    }
}
