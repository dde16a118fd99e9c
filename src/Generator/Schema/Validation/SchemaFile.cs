using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Validation;

/// <summary>A document together with where its names stand.</summary>
internal sealed class SchemaFile(SchemaDocument document, SchemaPositions positions)
{
    private static readonly char[] Separators = { '/', '\\' };

    public SchemaDocument Document { get; } = document;

    /// <summary>The file's name without directories, for messages: they may not differ between machines.</summary>
    public string FileName => Document.Path.Substring(Document.Path.LastIndexOfAny(Separators) + 1);

    /// <summary>All marks in the order of their reading: what belongs to a type, a method or a stream follows its name.</summary>
    public EquatableArray<SchemaMark> All => positions.Marks;

    public EquatableArray<PlacedExample> Examples => positions.Examples;

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
