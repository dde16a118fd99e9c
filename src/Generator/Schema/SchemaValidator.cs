using Framewright.Generator.Diagnostics;
using Framewright.Generator.Schema.Validation;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Finds the mistakes that it takes several files to see.</summary>
internal static class SchemaValidator
{
    /// <summary>Checks all documents of a compilation against each other and against the classes that are their clients.</summary>
    /// <returns>What is wrong between files, in the order of their paths; what is wrong inside one stands in its <see cref="SchemaPositions"/>.</returns>
    public static EquatableArray<DiagnosticRecord> Validate(
        IReadOnlyList<SchemaDocument> documents,
        IReadOnlyList<SchemaPositions> positions,
        IReadOnlyList<AnchorFact> anchors,
        CancellationToken cancellationToken)
    {
        var report = new ValidationReport();
        var schemas = new SchemaSet(documents, positions);
        DeclarationCheck.CheckProtocols(schemas, report);
        foreach (var api in schemas.Apis)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DeclarationCheck.CheckApi(api, report);
            TypeUseCheck.Check(api, schemas.IsComplete, report);
            new EndlessTypeCheck(api, report).Check();
            new UnionCheck(api, report).Check();
            new ClientNameCheck(api, report).Check(anchors);
            SessionCheck.Check(api, schemas.IsComplete, report);
            ProtocolCheck.Check(schemas, api, report);
        }

        AnchorCheck.Check(schemas, anchors, report);
        return report.ToEquatable();
    }
}
