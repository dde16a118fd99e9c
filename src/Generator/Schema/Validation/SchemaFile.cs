using Framewright.Generator.Diagnostics;

namespace Framewright.Generator.Schema.Validation;

/// <summary>A document together with where its names stand.</summary>
internal sealed class SchemaFile(SchemaDocument document, SchemaPositions positions)
{
    private static readonly char[] Separators = { '/', '\\' };

    private Dictionary<(MarkKind Kind, string Name), SourceSpan>? first;

    public SchemaDocument Document { get; } = document;

    /// <summary>The file's name without directories, for messages: they may not differ between machines.</summary>
    public string FileName => Document.Path.Substring(Document.Path.LastIndexOfAny(Separators) + 1);

    public IEnumerable<SchemaMark> Marks(MarkKind kind)
    {
        foreach (var mark in positions.Marks)
        {
            if (mark.Kind == kind) yield return mark;
        }
    }

    /// <summary>Where the first such mark stands; null for none.</summary>
    public SourceSpan? Find(MarkKind kind, string? name = null)
    {
        if (name is not null) return (first ??= Index()).TryGetValue((kind, name), out var span) ? span : null;
        foreach (var mark in positions.Marks)
        {
            if (mark.Kind == kind) return mark.Span;
        }

        return null;
    }

    private Dictionary<(MarkKind Kind, string Name), SourceSpan> Index()
    {
        var index = new Dictionary<(MarkKind Kind, string Name), SourceSpan>();
        foreach (var mark in positions.Marks)
        {
            if (!index.ContainsKey((mark.Kind, mark.Name))) index.Add((mark.Kind, mark.Name), mark.Span);
        }

        return index;
    }
}
