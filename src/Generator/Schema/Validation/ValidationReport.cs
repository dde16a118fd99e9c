using Framewright.Generator.Diagnostics;
using Framewright.Generator.Support;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Collects what checks across files find, apart from what they find in files that packages lend: those were checked where they were made.</summary>
internal sealed class ValidationReport(ICollection<string>? lent = null)
{
    private readonly List<DiagnosticRecord> diagnostics = new();

    public void Add(DiagnosticDescriptor descriptor, SourceSpan? at, params string[] arguments)
    {
        if (at is null || (lent is not null && lent.Contains(at.Path))) return;
        diagnostics.Add(new DiagnosticRecord(descriptor.Id, at, new EquatableArray<string>(arguments)));
    }

    public EquatableArray<DiagnosticRecord> ToEquatable() => diagnostics.ToEquatable();
}
