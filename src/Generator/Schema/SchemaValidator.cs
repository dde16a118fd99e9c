using Framewright.Generator.Diagnostics;
using Framewright.Generator.Schema.Validation;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Finds the mistakes that it takes several files to see.</summary>
internal static class SchemaValidator
{
    /// <summary>Checks all documents of a compilation against each other and against the classes that are their clients.</summary>
    /// <param name="documents">What the files say.</param>
    /// <param name="positions">Where it stands.</param>
    /// <param name="anchors">The classes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="lent">The paths of the files that packages lend: what they say counts, and nothing is reported in them.</param>
    /// <returns>What is wrong between files, in the order of their paths; what is wrong inside one stands in its <see cref="SchemaPositions"/>.</returns>
    public static EquatableArray<DiagnosticRecord> Validate(
        IReadOnlyList<SchemaDocument> documents,
        IReadOnlyList<SchemaPositions> positions,
        IReadOnlyList<AnchorFact> anchors,
        CancellationToken cancellationToken,
        ICollection<string>? lent = null)
    {
        var report = new ValidationReport(lent);
        var schemas = new SchemaSet(documents, positions, lent);
        DeclarationCheck.CheckProtocols(schemas, report);
        foreach (var api in schemas.Apis)
        {
            cancellationToken.ThrowIfCancellationRequested();
            DeclarationCheck.CheckApi(api, report);
            TypeUseCheck.Check(api, schemas.IsComplete, report);
            new EndlessTypeCheck(api, report).Check();
            new UnionCheck(api, report).Check();
            LazyCheck.Check(api, report);
            new UseCheck(api, schemas.IsComplete, report).Check();
            new ClientNameCheck(api, report).Check(anchors);
            SessionCheck.Check(api, schemas.IsComplete, report);
            ProtocolCheck.Check(schemas, api, report);
        }

        AnchorCheck.Check(schemas, anchors, report);
        return report.ToEquatable();
    }
}
