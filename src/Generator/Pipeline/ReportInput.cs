using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>The documents as the checks across files see them: this project's own, and of what packages lend the part that this project can name.</summary>
internal sealed class ReportInput
{
    private readonly Packages packages;
    private readonly ICollection<string> anchored;
    private readonly HashSet<string> ownApis = new(StringComparer.Ordinal);
    private readonly HashSet<string> ownProtocols = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ApiModel>> lentParts = new(StringComparer.Ordinal);
    private readonly HashSet<string> lentApis = new(StringComparer.Ordinal);

    public ReportInput(IReadOnlyList<InputSchema> schemas, Packages packages, ICollection<string> anchored)
    {
        this.packages = packages;
        this.anchored = anchored;
        foreach (var schema in schemas)
        {
            var document = schema.Schema.Document;
            if (schema.IsReference)
            {
                if (document.Api is { } lent) lentApis.Add(lent.Api);
                continue;
            }

            if (document.Api is { } api) ownApis.Add(api.Api);
            if (document.Protocol is { } protocol) ownProtocols.Add(protocol.Name);
        }

        foreach (var schema in schemas) Add(schema);
    }

    public List<SchemaDocument> Documents { get; } = [];

    public List<SchemaPositions> Positions { get; } = [];

    /// <summary>What packages say of an api that this project adds to, as a whole.</summary>
    public IReadOnlyList<ApiModel> LentParts(string api) => lentParts.TryGetValue(api, out var parts) ? parts : [];

    /// <summary>The paths of what packages lend.</summary>
    public HashSet<string> Lent { get; } = new(StringComparer.Ordinal);

    /// <summary>The apis whose client is not this project's to write.</summary>
    public IEnumerable<AnchorFact> Anchors()
    {
        foreach (var api in lentApis)
        {
            if (packages.OwnerOf(api) is { } owner) yield return new AnchorFact(api, FullName(owner), null);
            else if (!anchored.Contains(api)) yield return new AnchorFact(api, api, null);
        }

        foreach (var api in ownApis)
        {
            if (!lentApis.Contains(api) && !anchored.Contains(api) && packages.OwnerOf(api) is { } owner) yield return new AnchorFact(api, FullName(owner), null);
        }
    }

    /// <summary>Whether documents of this project add to an api of a package.</summary>
    public bool IsExtension(string api) => !anchored.Contains(api) && (lentApis.Contains(api) || packages.OwnerOf(api) is not null);

    public bool IsLent(string api) => lentApis.Contains(api);

    /// <summary>Whether what a package's api has is known, and can be built on.</summary>
    private bool IsUsable(string api) => lentApis.Contains(api) && packages.OwnerOf(api) is { Abi: ProtocolEmitter.AbiNumber };

    private void Add(InputSchema schema)
    {
        var (document, positions) = (schema.Schema.Document, schema.Schema.Positions);
        if (schema.IsReference)
        {
            AddLent(document, positions);
            return;
        }

        if (document.Api is { } api && IsExtension(api.Api))
        {
            // One report says what is missing altogether; what follows from it is not worth reading.
            if (!IsUsable(api.Api)) return;
            document = document with { Api = api with { Session = null, Scope = null, Rates = null, Errors = default } };
        }

        Documents.Add(document);
        Positions.Add(positions);
    }

    private void AddLent(SchemaDocument document, SchemaPositions positions)
    {
        if (document.Protocol is { } protocol)
        {
            // A protocol that no reference shows is nothing that this project's own could collide with.
            if (ownProtocols.Contains(protocol.Name) && packages.FindProtocol(protocol.Name) is null) return;
        }
        else if (document.Api is { } api && ownApis.Contains(api.Api) && IsExtension(api.Api) && IsUsable(api.Api))
        {
            if (!lentParts.TryGetValue(api.Api, out var parts)) lentParts.Add(api.Api, parts = []);
            parts.Add(api);
            (document, positions) = Reduce(document, positions, api);
        }
        else
        {
            return;
        }

        if (!Lent.Add(document.Path)) return;
        Documents.Add(document);
        Positions.Add(positions);
    }

    /// <summary>Only types that exist stay.</summary>
    private (SchemaDocument Document, SchemaPositions Positions) Reduce(SchemaDocument document, SchemaPositions positions, ApiModel api)
    {
        var marks = new List<SchemaMark>();
        foreach (var mark in positions.Marks)
        {
            if (mark.Kind == MarkKind.Api || (mark.Kind == MarkKind.Type && packages.HomeOf(api.Api, mark.Name) is not null)) marks.Add(mark);
        }

        return (document with { Api = LentApi.Reduce(api, packages) }, new SchemaPositions(positions.Path, default, marks.ToEquatable()));
    }

    private static string FullName(PackagedApi owner) => owner.Namespace.Length == 0 ? owner.Client! : $"{owner.Namespace}.{owner.Client}";
}
