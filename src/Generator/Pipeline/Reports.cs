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
        Packages packages,
        CancellationToken cancellationToken)
    {
        var records = new List<DiagnosticRecord>();
        var sorted = schemas.Sort(static (left, right) => string.CompareOrdinal(left.Schema.Document.Path, right.Schema.Document.Path));
        foreach (var schema in sorted)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // What a package lends was checked where it was made.
            if (schema.IsReference) continue;
            foreach (var record in schema.Schema.Positions.Diagnostics) records.Add(record);
        }

        var anchored = new HashSet<string>(StringComparer.Ordinal);
        foreach (var anchor in anchors) anchored.Add(anchor.Api);
        var input = new ReportInput(sorted, packages, anchored);
        ExtensionCheck.Check(sorted, input, packages, records);
        PackagedProtocolCheck.Check(schemas, packages, records);

        var classes = new List<AnchorFact>(anchors);
        classes.AddRange(input.Anchors());
        var reported = new HashSet<SourceSpan>();
        foreach (var record in records)
        {
            if (record.Id == Descriptors.LeftOutType.Id || record.Id == Descriptors.PackagedUse.Id) reported.Add(record.Span);
        }

        foreach (var record in SchemaValidator.Validate(input.Documents, input.Positions, classes, cancellationToken, input.Lent))
        {
            // That it is the package's, or that the package left it out, says more than that nobody declares it.
            if ((record.Id != Descriptors.UnknownType.Id && record.Id != Descriptors.UnknownUse.Id) || !reported.Contains(record.Span)) records.Add(record);
        }

        var report = new ValidationReport();
        var together = new SchemaSet(input.Documents, input.Positions, input.Lent);
        var targets = TargetCheck.Check(sorted, report);
        foreach (var api in together.Apis)
        {
            // What a project adds to a package's api is for the same server, unless it says otherwise.
            if (input.IsExtension(api.Name) && packages.OwnerOf(api.Name)?.Target is { } target) targets.Suppose(api.Name, target);
        }

        VersionCheck.Check(together, input.LentParts, targets, report);
        ExampleCheck.Check(together, targets, report, cancellationToken);
        foreach (var record in report.ToEquatable()) records.Add(record);
        return records.ToEquatable();
    }
}
