using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Makes units of documents that add to an api whose client lies in a referenced assembly.</summary>
internal static class ExtensionResolver
{
    public static void Resolve(
        string name,
        List<InputDocument> documents,
        EquatableArray<InputDocument> all,
        ProtocolScope protocols,
        Surroundings surroundings,
        List<EmitUnit> clients,
        List<PlannedUnit> units)
    {
        // What is missing is reported; code for another ABI would only add errors that explain nothing.
        if (LentApi.Of(name, all, surroundings.Packages) is not { } lent || lent.Owner.Abi != ProtocolEmitter.AbiNumber) return;
        if (lent.Protocol is not { } spoken || protocols.FindLent(spoken) is not { } protocol) return;

        var parts = new List<ApiModel>();
        var isPublic = false;
        foreach (var document in documents)
        {
            parts.Add(document.Document.Api!);
            isPublic |= document.IsPublic;
        }

        var extension = Name(name, lent.Owner, surroundings.Packages.Assembly, isPublic);
        var facts = new ApiFacts(name, surroundings.Project.RootNamespace, lent.Owner.Client!, extension.Accessibility, "", protocol.Scalars.Date, protocol.Scalars.Binary, EquatableArray<TypeFact>.Empty, protocol.Scalars.Decimal, extension)
        {
            Scope = ScopeFacts.Of(protocol.Scope),
        };
        clients.Add(new ExtensionUnit(name, facts));
        var types = new ApiTypes(parts, lent, isExtensible: surroundings.Project.ExtensibleApis && isPublic);
        var identityType = lent.Identity is { Kind: TypeRefKind.Named } named && lent.HomeOf(named.Name) is { } home ? $"global::{(home.Namespace.Length == 0 ? "" : home.Namespace + ".")}{named.Name}" : null;
        var spokenType = surroundings.Packages.FindProtocol(spoken)?.FullName;
        var http = new HttpResolver(types, identityType is null ? null : lent.Identity, identityType, protocol, spokenType is null ? null : spokenType + "Credentials", isOwnProtocol: false);
        Resolver.AddDocuments(documents, types, http, document => facts with { Accessibility = document.IsPublic ? "public" : "internal" }, units);
    }

    private static ExtensionFacts Name(string api, PackagedApi owner, string assembly, bool isPublic)
    {
        var space = owner.Namespace.Length == 0 ? "global::" : $"global::{owner.Namespace}.";
        var stem = CSharpName.Pascal(assembly) + api;
        return new ExtensionFacts(owner.Namespace, $"{space}I{owner.Client}", stem + "Extensions", stem + "Streams", isPublic ? "public" : "internal", assembly);
    }
}
