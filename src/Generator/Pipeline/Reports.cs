using System.Collections.Immutable;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Schema;
using Framewright.Generator.Support;

namespace Framewright.Generator.Pipeline;

/// <summary>Gathers what is wrong: each file by itself, and the files together.</summary>
internal static class Reports
{
    public static EquatableArray<DiagnosticRecord> Of(
        ImmutableArray<InputSchema> schemas,
        ImmutableArray<AnchorFact> anchors,
        EquatableArray<PackagedProtocol> packaged,
        CancellationToken cancellationToken)
    {
        var records = new List<DiagnosticRecord>();
        foreach (var schema in schemas)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var record in schema.Schema.Positions.Diagnostics) records.Add(record);
        }

        return records.ToEquatable();
    }
}
