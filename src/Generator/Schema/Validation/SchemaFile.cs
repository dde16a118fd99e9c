using Framewright.Generator.Diagnostics;

namespace Framewright.Generator.Schema.Validation;

/// <summary>A document together with where its names stand.</summary>
internal sealed class SchemaFile(SchemaDocument document, SchemaPositions positions, bool isLent = false)
{
    private static readonly char[] Separators = { '/', '\\' };

    public SchemaDocument Document { get; } = document;

    /// <summary>Whether a package lends the file: what it says counts, and nothing is reported in it.</summary>
    public bool IsLent { get; } = isLent;

    /// <summary>The file's name without directories, for messages: they may not differ between machines.</summary>
    public string FileName => Document.Path.Substring(Document.Path.LastIndexOfAny(Separators) + 1);

    public IEnumerable<SchemaMark> Marks(MarkKind kind)
    {
        foreach (var mark in positions.Marks)
        {
            if (mark.Kind == kind) yield return mark;
        }
    }

    public SourceSpan? Find(MarkKind kind, string? name = null)
    {
        foreach (var mark in positions.Marks)
        {
            if (mark.Kind == kind && (name is null || mark.Name == name)) return mark.Span;
        }

        return null;
    }
}
