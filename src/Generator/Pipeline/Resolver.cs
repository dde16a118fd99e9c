using Framewright.Generator.Emit;
using Framewright.Generator.Model;
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

        var apis = new SortedDictionary<string, List<InputDocument>>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (document.Document.Api is not { } api || document.IsReference) continue;
            if (!apis.TryGetValue(api.Api, out var parts)) apis.Add(api.Api, parts = []);
            parts.Add(document);
        }

        var targets = new TargetVersions();
        foreach (var document in documents) targets.Add(document.Document.Path, document.Targets);
        foreach (var api in apis)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (surroundings.AnchorOf(api.Key) is { } anchor) ResolveApi(api.Key, api.Value, protocols, anchor, targets.Of(api.Key), surroundings, clients, units);
            else ExtensionResolver.Resolve(api.Key, api.Value, documents, protocols, targets.Of(api.Key), surroundings, clients, units);
        }

        return new EmitPlan(clients.ToEquatable(), Unambiguous(units, documents).ToEquatable());
    }

    private static void ResolveApi(string name, List<InputDocument> documents, ProtocolScope protocols, AnchorModel anchor, string? target, Surroundings surroundings, List<EmitUnit> clients, List<PlannedUnit> units)
    {
        var parts = new List<ApiModel>();
        foreach (var document in documents) parts.Add(document.Document.Api!);
        if (FindProtocol(parts, protocols) is not { } protocol) return;

        var isVersioned = VersionRows.Any(parts);
        if (isVersioned) (documents, parts) = VersionCut.Apply(documents, target);
        var types = new ApiTypes(parts, isExtensible: surroundings.Project.ExtensibleApis && anchor.Accessibility == "public");
        var facts = new ApiFacts(name, anchor.Namespace, anchor.ClassName, anchor.Accessibility, protocol.TypeName, protocol.Model.Scalars.Date, protocol.Model.Scalars.Binary, EquatableArray<TypeFact>.Empty, protocol.Model.Scalars.Decimal)
        {
            Scope = ScopeFacts.Of(protocol.Model.Scope),
            HasDeprecations = isVersioned && VersionRows.AnyDeprecated(parts),
        };
        var scope = FindScope(parts);
        var clientFacts = scope is null ? facts : facts with { Types = types.FactsFor(scope.Parameters) };
        if (isVersioned) clientFacts = clientFacts with { Target = target };
        var errors = FindErrors(parts);
        clients.Add(new ClientUnit(name, clientFacts, SessionResolver.Resolve(parts, types, facts), protocol.Credentials)
        {
            Scope = scope is not null && types.Knows(scope.Parameters) ? scope : null,
            Rates = FindRates(parts),
            HasErrors = errors.Count > 0,
        });
        if (errors.Count > 0) clients.Add(new ErrorsUnit(name, facts, errors));
        if (isVersioned) clients.Add(new VersionsUnit(name, facts, target, VersionRows.Of(parts)));
        var identity = SessionResolver.Identity(parts, parts);
        var identityType = identity is { Kind: TypeRefKind.Named } named ? facts.FullName(named.Name) : null;
        var http = new HttpResolver(types, new IdentityResolver(types, identity, identityType), protocol.Model, protocol.TypeName + "Credentials", protocol.IsOwn);
        AddDocuments(documents, types, http, _ => facts, units);
        var captures = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var part in parts) HttpResolver.CollectCaptures(part, captures);
        if (captures.Count > 0 && protocol.IsOwn) Expose(protocol.Model.Name, captures, units);
    }

    /// <summary>Has a protocol show captured values, which calls over HTTP use.</summary>
    private static void Expose(string protocol, SortedSet<string> captures, List<PlannedUnit> units)
    {
        for (var i = 0; i < units.Count; i++)
        {
            if (units[i].Unit is not ProtocolUnit unit || unit.Protocol.Name != protocol) continue;
            captures.UnionWith(unit.Exposed);
            var names = new List<string>(captures);
            units[i] = units[i] with { Unit = unit with { Exposed = names.ToEquatable() } };
        }
    }

    /// <summary>Makes a unit of each document of an api.</summary>
    /// <param name="documents">The documents.</param>
    /// <param name="types">The types of all of them.</param>
    /// <param name="http">Resolves calls over HTTP.</param>
    /// <param name="factsOf">What a document's emitters know of the api; its types are filled in here.</param>
    /// <param name="units">Receives the units.</param>
    public static void AddDocuments(List<InputDocument> documents, ApiTypes types, HttpResolver http, Func<InputDocument, ApiFacts> factsOf, List<PlannedUnit> units)
    {
        var wholes = documents.ConvertAll(document => http.Resolve(types.Prune(document.Document.Api!)));
        var uses = new UseResolver(wholes, types, http.Identity);
        var stems = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var document in documents)
        {
            // Two files of one name in different folders: the second gets a number, because hint names have to differ even ignoring case.
            var part = document.Document.Api!;
            var stem = part.Stem;
            for (var i = 2; !stems.Add(stem); i++) stem = part.Stem + CSharp.Number(i);
            var whole = uses.Resolve(wholes[documents.IndexOf(document)]);
            var used = uses.UsedBy(whole);
            var watches = uses.WatchedBy(whole);
            units.Add(new PlannedUnit(document.Document.Path, new DocumentUnit($"{part.Api}.{stem}", whole, factsOf(document) with { Types = types.FactsFor(whole, used, watches?.Streams ?? default), Methods = used, Watches = watches, Http = http.FactsFor(whole) })));
        }
    }

    private static ApiScopeModel? FindScope(List<ApiModel> parts)
    {
        foreach (var part in parts)
        {
            if (part.Scope is { } scope) return scope;
        }

        return null;
    }

    private static RatesModel? FindRates(List<ApiModel> parts)
    {
        foreach (var part in parts)
        {
            if (part.Rates is { } rates) return rates;
        }

        return null;
    }

    /// <summary>The error codes of all documents by their names; of a code or a name that is declared twice, which is reported, the first.</summary>
    private static EquatableArray<ErrorModel> FindErrors(List<ApiModel> parts)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        var byName = new SortedDictionary<string, ErrorModel>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            foreach (var error in part.Errors)
            {
                if (!byName.ContainsKey(error.Name) && codes.Add(error.Code)) byName.Add(error.Name, error);
            }
        }

        return new List<ErrorModel>(byName.Values).ToEquatable();
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

    private static ResolvedProtocol? FindProtocol(List<ApiModel> parts, ProtocolScope protocols)
    {
        foreach (var part in parts)
        {
            if (part.Protocol is { } name) return protocols.Find(name);
        }

        return null;
    }
}
