using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Validation;

/// <summary>A document together with where its names stand.</summary>
internal sealed class SchemaFile(SchemaDocument document, SchemaPositions positions, bool isLent = false)
{
    private static readonly char[] Separators = { '/', '\\' };

    private Dictionary<MarkKind, List<SchemaMark>>? index;
    private Dictionary<(MarkKind Kind, string Name), SourceSpan>? names;

    public SchemaDocument Document { get; } = document;

    /// <summary>Whether a package lends the file: what it says counts, and nothing is reported in it.</summary>
    public bool IsLent { get; } = isLent;

    /// <summary>The file's name without directories, for messages: they may not differ between machines.</summary>
    public string FileName => Document.Path.Substring(Document.Path.LastIndexOfAny(Separators) + 1);

    /// <summary>All marks in the order of their reading: what belongs to a type, a method or a stream follows its name.</summary>
    public EquatableArray<SchemaMark> All => positions.Marks;

    public EquatableArray<PlacedExample> Examples => positions.Examples;

    public IReadOnlyList<SchemaMark> Marks(MarkKind kind) => Index.TryGetValue(kind, out var marks) ? marks : [];

    public SourceSpan? Find(MarkKind kind) => Marks(kind) is { Count: > 0 } marks ? marks[0].Span : null;

    public SourceSpan? Find(MarkKind kind, string name) => Names.TryGetValue((kind, name), out var span) ? span : null;

    private Dictionary<MarkKind, List<SchemaMark>> Index => index ??= CreateIndex();

    private Dictionary<(MarkKind Kind, string Name), SourceSpan> Names => names ??= CreateNames();

    private Dictionary<MarkKind, List<SchemaMark>> CreateIndex()
    {
        var byKind = new Dictionary<MarkKind, List<SchemaMark>>();
        foreach (var mark in positions.Marks)
        {
            if (!byKind.TryGetValue(mark.Kind, out var marks)) byKind.Add(mark.Kind, marks = []);
            marks.Add(mark);
        }

        return byKind;
    }

    /// <summary>Of several marks of one name the first counts.</summary>
    private Dictionary<(MarkKind Kind, string Name), SourceSpan> CreateNames()
    {
        var byName = new Dictionary<(MarkKind Kind, string Name), SourceSpan>();
        foreach (var mark in positions.Marks)
        {
            if (!byName.ContainsKey((mark.Kind, mark.Name))) byName.Add((mark.Kind, mark.Name), mark.Span);
        }

        return byName;
    }
}
