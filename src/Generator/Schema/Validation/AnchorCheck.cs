using Framewright.Generator.Diagnostics;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks that every api has one class that is its client, and that every such class names an api.</summary>
internal static class AnchorCheck
{
    public static void Check(SchemaSet schemas, IReadOnlyList<AnchorFact> anchors, ValidationReport report)
    {
        var first = new Dictionary<string, AnchorFact>(StringComparer.Ordinal);
        foreach (var anchor in Sorted(anchors))
        {
            if (first.TryGetValue(anchor.Api, out var other))
            {
                report.Add(Descriptors.DuplicateAnchor, anchor.Span, anchor.Api, $"'{other.ClassName}'");
                continue;
            }

            first.Add(anchor.Api, anchor);
            if (schemas.IsComplete && anchor.Span is not null && schemas.FindApi(anchor.Api) is null) ReportUnknown(schemas, anchor, report);
        }

        foreach (var api in schemas.Apis)
        {
            if (!first.ContainsKey(api.Name)) report.Add(Descriptors.NoAnchor, api.NamedAt, api.Name);
        }
    }

    private static void ReportUnknown(SchemaSet schemas, AnchorFact anchor, ValidationReport report)
    {
        var known = new List<string>();
        foreach (var api in schemas.Apis) known.Add(api.Name);
        known.Sort(StringComparer.Ordinal);
        report.Add(Descriptors.UnknownApi, anchor.Span, anchor.Api, NearestName.Advice(anchor.Api, known, "add the api's files to the project as RealtimeSchema items"));
    }

    /// <summary>Classes of referenced assemblies first: they were there before.</summary>
    private static List<AnchorFact> Sorted(IReadOnlyList<AnchorFact> anchors)
    {
        var sorted = new List<AnchorFact>(anchors);
        sorted.Sort(static (x, y) =>
        {
            if (x.Span is null || y.Span is null) return (x.Span is null ? 0 : 1) - (y.Span is null ? 0 : 1);
            var byPath = string.CompareOrdinal(x.Span.Path, y.Span.Path);
            return byPath != 0 ? byPath : x.Span.Start - y.Span.Start;
        });
        return sorted;
    }
}
