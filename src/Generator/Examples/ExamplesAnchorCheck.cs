using System.Collections.Immutable;
using Framewright.Generator.Diagnostics;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Schema.Validation;
using Framewright.Generator.Support;

namespace Framewright.Generator.Examples;

/// <summary>Checks that every class that asks for examples asks for those of an api or a protocol which the project has the schema of.</summary>
internal static class ExamplesAnchorCheck
{
    private const string Advice = "list its schema as a RealtimeSchema item, with Reference=\"true\" if another project is generated from it";

    public static EquatableArray<DiagnosticRecord> Check(ImmutableArray<ExamplesFact> facts, EquatableArray<InputDocument> documents)
    {
        var report = new ValidationReport();
        foreach (var fact in facts)
        {
            if (Problem(fact, documents) is { } problem) report.Add(Descriptors.NoExamples, fact.Span, fact.Anchor.ClassName, problem);
        }

        return report.ToEquatable();
    }

    private static string? Problem(ExamplesFact fact, EquatableArray<InputDocument> documents)
    {
        if (fact.IsNested) return "it lies in another class; move it out";
        var apis = new SortedSet<string>(StringComparer.Ordinal);
        var protocols = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            if (!document.Document.IsReadable) return null;
            if (document.Document.Api is { } api) apis.Add(api.Api);
            if (document.Document.Protocol is { } declared) protocols.Add(declared.Name);
        }

        var anchor = fact.Anchor;
        if (anchor.Protocol is { } protocol)
        {
            if (!protocols.Contains(protocol)) return $"no schema declares protocol '{protocol}'; {NearestName.Advice(protocol, protocols, Advice)}";
            return Contains(anchor.HiddenProtocols, protocol) ? $"this project cannot see protocol '{protocol}'; set RealtimeProtocolVisibility to public where it is generated, or make its internals visible" : null;
        }

        if (anchor.Api is not { } name) return "what it names is no client; write typeof(…) of a class with [RealtimeClient]";
        return apis.Contains(name) ? null : $"no schema declares api '{name}'; {Advice}";
    }

    private static bool Contains(EquatableArray<string> names, string name)
    {
        foreach (var candidate in names)
        {
            if (candidate == name) return true;
        }

        return false;
    }
}
