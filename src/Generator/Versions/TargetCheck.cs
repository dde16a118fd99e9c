using System.Collections.Immutable;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Schema;
using Framewright.Generator.Schema.Validation;

namespace Framewright.Generator.Versions;

/// <summary>Reads the items' <c>Targets</c> and reports what cannot be met, at the name of the api or protocol in the item's file.</summary>
internal static class TargetCheck
{
    /// <param name="schemas">All schemas, in the order of their paths.</param>
    public static TargetVersions Check(ImmutableArray<InputSchema> schemas, ValidationReport report)
    {
        var targets = new TargetVersions();
        var apis = new SortedSet<string>(StringComparer.Ordinal);
        var isComplete = true;
        foreach (var schema in schemas)
        {
            targets.Add(schema.Schema.Document.Path, schema.Targets);
            isComplete &= schema.Schema.Document.IsReadable;
            if (schema.Schema.Document.Api is { } api) apis.Add(api.Api);
        }

        if (isComplete) targets.CheckNames(apis);
        foreach (var problem in targets.Problems) report.Add(Descriptors.BadTargets, Place(schemas, problem.Path), problem.Text, problem.Advice);
        return targets;
    }

    private static SourceSpan Place(ImmutableArray<InputSchema> schemas, string path)
    {
        foreach (var schema in schemas)
        {
            if (schema.Schema.Document.Path != path) continue;
            foreach (var mark in schema.Schema.Positions.Marks)
            {
                if (mark.Kind is MarkKind.Api or MarkKind.Protocol) return mark.Span;
            }
        }

        return new SourceSpan(path, 0, 0, 0, 0, 0, 0);
    }
}
