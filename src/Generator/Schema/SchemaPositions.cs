using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Where things stand in a schema file: what is wrong with the file by itself, and what checks across files point at.</summary>
internal sealed record SchemaPositions(string Path, EquatableArray<DiagnosticRecord> Diagnostics, EquatableArray<SchemaMark> Marks)
{
    /// <summary>The examples as they are written.</summary>
    public EquatableArray<PlacedExample> Examples { get; init; }
}
