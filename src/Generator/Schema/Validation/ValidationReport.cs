using Framewright.Generator.Diagnostics;
using Framewright.Generator.Support;
using Microsoft.CodeAnalysis;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Collects what checks across files find.</summary>
internal sealed class ValidationReport
{
    private readonly List<DiagnosticRecord> diagnostics = new();

    public void Add(DiagnosticDescriptor descriptor, SourceSpan? at, params string[] arguments)
    {
        if (at is not null) diagnostics.Add(new DiagnosticRecord(descriptor.Id, at, new EquatableArray<string>(arguments)));
    }

    public EquatableArray<DiagnosticRecord> ToEquatable() => diagnostics.ToEquatable();
}
