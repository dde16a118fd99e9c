using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Pipeline;

/// <summary>Brings documents, anchors and protocols together: which units there are, and what each has to know of the others.</summary>
internal static class Resolver
{
    public static EmitPlan Resolve(EquatableArray<InputDocument> documents, Surroundings surroundings, CancellationToken cancellationToken)
    {
        var clients = new List<EmitUnit>();
        var units = new List<PlannedUnit>();
        var protocols = new ProtocolScope(surroundings);
        foreach (var document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (document.Document.Protocol is not { } protocol) continue;
            if (protocols.Add(protocol, document.IsReference) is { } unit) units.Add(new PlannedUnit(document.Document.Path, unit));
        }

        var apis = new SortedDictionary<string, List<SchemaDocument>>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (document.Document.Api is not { } api || document.IsReference) continue;
            if (!apis.TryGetValue(api.Api, out var parts)) apis.Add(api.Api, parts = []);
            parts.Add(document.Document);
        }

        var targets = new TargetVersions();
        foreach (var document in documents) targets.Add(document.Document.Path, document.Targets);
        foreach (var api in apis) ResolveApi(api.Key, api.Value, protocols, surroundings.Anchors, targets.Of(api.Key), clients, units);
        return new EmitPlan(clients.ToEquatable(), Unambiguous(units, documents).ToEquatable());
    }

    private static void ResolveApi(string name, List<SchemaDocument> documents, ProtocolScope protocols, EquatableArray<AnchorModel> anchors, string? target, List<EmitUnit> clients, List<PlannedUnit> units)
    {
        var parts = new List<ApiModel>();
        foreach (var document in documents) parts.Add(document.Api!);
        if (FindAnchor(name, anchors) is not { } anchor || FindProtocol(parts, protocols) is not { } protocol) return;

        var isVersioned = VersionRows.Any(parts);
        if (isVersioned) parts = VersionCut.Apply(parts, target);
        var types = new ApiTypes(parts);
        var facts = new ApiFacts(name, anchor.Namespace, anchor.ClassName, anchor.Accessibility, protocol.TypeName, protocol.Model.Scalars.Date, protocol.Model.Scalars.Binary, EquatableArray<TypeFact>.Empty) { HasDeprecations = isVersioned && VersionRows.AnyDeprecated(parts) };
        clients.Add(new ClientUnit(name, facts, SessionResolver.Resolve(parts, types, facts)));

        if (isVersioned) clients.Add(new VersionsUnit(name, facts, target, VersionRows.Of(parts)));
        var stems = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var n = 0; n < documents.Count; n++)
        {
            // Two files of one name in different folders: the second gets a number, because hint names have to differ even ignoring case.
            var part = parts[n];
            var stem = part.Stem;
            for (var i = 2; !stems.Add(stem); i++) stem = part.Stem + CSharp.Number(i);
            var whole = types.Prune(part);
            units.Add(new PlannedUnit(documents[n].Path, new DocumentUnit($"{name}.{stem}", whole, facts with { Types = types.FactsFor(whole) })));
        }
    }

    /// <summary>A file that is listed twice would ask twice for its unit; that it declares everything twice is reported.</summary>
    private static List<PlannedUnit> Unambiguous(List<PlannedUnit> units, EquatableArray<InputDocument> documents)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            counts.TryGetValue(document.Document.Path, out var count);
            counts[document.Document.Path] = count + 1;
        }

        return units.FindAll(unit => counts[unit.Path] == 1);
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
