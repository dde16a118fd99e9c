using System.Collections.Immutable;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Examples;
using Framewright.Generator.Schema;
using Framewright.Generator.Schema.Validation;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Pipeline;

/// <summary>Gathers what is wrong: each file by itself, the files together, and what they ask of referenced assemblies.</summary>
internal static class Reports
{
    public static EquatableArray<DiagnosticRecord> Of(
        ImmutableArray<InputSchema> schemas,
        ImmutableArray<AnchorFact> anchors,
        EquatableArray<PackagedProtocol> packaged,
        CancellationToken cancellationToken)
    {
        var records = new List<DiagnosticRecord>();
        var documents = new List<SchemaDocument>();
        var positions = new List<SchemaPositions>();
        var sorted = schemas.Sort(static (left, right) => string.CompareOrdinal(left.Schema.Document.Path, right.Schema.Document.Path));
        foreach (var schema in sorted)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // What a package lends was checked where it was made; of its documents only protocols matter to others.
            if (schema.IsReference && schema.Schema.Document.Protocol is null) continue;
            documents.Add(schema.Schema.Document);
            positions.Add(schema.Schema.Positions);
            if (schema.IsReference) continue;
            foreach (var record in schema.Schema.Positions.Diagnostics) records.Add(record);
        }

        foreach (var record in SchemaValidator.Validate(documents, positions, anchors, cancellationToken)) records.Add(record);
        var report = new ValidationReport();
        var together = new SchemaSet(documents, positions);
        var targets = TargetCheck.Check(sorted, report);
        VersionCheck.Check(together, targets, report);
        ExampleCheck.Check(together, targets, report, cancellationToken);
        foreach (var record in report.ToEquatable()) records.Add(record);
        PackagedProtocolCheck.Check(schemas, packaged, records);
        return records.ToEquatable();
    }
}
