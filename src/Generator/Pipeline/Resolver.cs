using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Brings documents, anchors and protocols together: which units there are, and what each has to know of the others.</summary>
internal static class Resolver
{
    public static EquatableArray<EmitUnit> Resolve(EquatableArray<InputDocument> documents, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var units = new List<EmitUnit>();
        var protocols = new ProtocolScope(surroundings);
        foreach (var document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (document.Document.Protocol is not { } protocol) continue;
            if (protocols.Add(protocol, document.IsReference) is { } unit) units.Add(unit);
        }

        var apis = new SortedDictionary<string, List<ApiModel>>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (document.Document.Api is not { } api || document.IsReference) continue;
            if (!apis.TryGetValue(api.Api, out var parts)) apis.Add(api.Api, parts = []);
            parts.Add(api);
        }

        foreach (var api in apis) ResolveApi(api.Key, api.Value, protocols, surroundings.Anchors, units);
        return units.ToEquatable();
    }

    private static void ResolveApi(string name, List<ApiModel> parts, ProtocolScope protocols, EquatableArray<AnchorModel> anchors, List<EmitUnit> units)
    {
        if (FindAnchor(name, anchors) is not { } anchor || FindProtocol(parts, protocols) is not { } protocol) return;

        var types = new ApiTypes(parts);
        var facts = new ApiFacts(name, anchor.Namespace, anchor.ClassName, anchor.Accessibility, protocol.TypeName, protocol.Model.Scalars.Date, protocol.Model.Scalars.Binary, EquatableArray<TypeFact>.Empty);
        units.Add(new ClientUnit(name, facts, SessionResolver.Resolve(parts, types, facts)));

        var stems = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts)
        {
            // Two files of one name in different folders: the second gets a number, because hint names have to differ even ignoring case.
            var stem = part.Stem;
            for (var i = 2; !stems.Add(stem); i++) stem = part.Stem + CSharp.Number(i);
            var whole = types.Prune(part);
            units.Add(new DocumentUnit($"{name}.{stem}", whole, facts with { Types = types.FactsFor(whole) }));
        }
    }

    private static AnchorModel? FindAnchor(string api, EquatableArray<AnchorModel> anchors)
    {
        foreach (var anchor in anchors)
        {
            if (anchor.Api == api) return anchor;
        }

        return null;
    }

    private static ResolvedProtocol? FindProtocol(List<ApiModel> parts, ProtocolScope protocols)
    {
        foreach (var part in parts)
        {
            if (part.Protocol is { } name) return protocols.Find(name);
        }

        return null;
    }
}
