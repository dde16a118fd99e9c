using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>All documents of a compilation, sorted by path so that reports do not depend on the order of arrival; what packages lend comes first, since it was there before.</summary>
internal sealed class SchemaSet
{
    public SchemaSet(IReadOnlyList<SchemaDocument> documents, IReadOnlyList<SchemaPositions> positions, ICollection<string>? lent = null)
    {
        var byPath = new Dictionary<string, SchemaPositions>(StringComparer.Ordinal);
        foreach (var position in positions) byPath[position.Path] = position;
        var files = new List<SchemaFile>(documents.Count);
        foreach (var document in documents)
        {
            IsComplete &= document.IsReadable;
            if (byPath.TryGetValue(document.Path, out var position)) files.Add(new SchemaFile(document, position, lent is not null && lent.Contains(document.Path)));
        }

        files.Sort(static (x, y) => x.IsLent != y.IsLent ? (x.IsLent ? -1 : 1) : string.CompareOrdinal(x.Document.Path, y.Document.Path));
        foreach (var file in files) Add(file);
    }

    /// <summary>False when a file could not be read. What it declares is unknown then, so nothing may be reported as missing.</summary>
    public bool IsComplete { get; } = true;

    public List<SchemaFile> Protocols { get; } = new();

    public List<ApiSchema> Apis { get; } = new();

    public ProtocolModel? FindProtocol(string name)
    {
        foreach (var file in Protocols)
        {
            if (file.Document.Protocol!.Name == name) return file.Document.Protocol;
        }

        return null;
    }

    public ApiSchema? FindApi(string name)
    {
        foreach (var api in Apis)
        {
            if (api.Name == name) return api;
        }

        return null;
    }

    private void Add(SchemaFile file)
    {
        if (file.Document.Protocol is not null) Protocols.Add(file);
        if (file.Document.Api is not { } part) return;
        var api = FindApi(part.Api);
        if (api is null)
        {
            api = new ApiSchema(part.Api);
            Apis.Add(api);
        }

        api.Add(file);
    }
}
