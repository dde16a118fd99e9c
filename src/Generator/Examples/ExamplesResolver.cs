using System.Globalization;
using Framewright.Generator.Emit;
using Framewright.Generator.Model;
using Framewright.Generator.Pipeline;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Examples;

/// <summary>Finds the examples that a class asks for, in this project's schemas and in those that are lent to it.</summary>
internal static class ExamplesResolver
{
    public static EquatableArray<ExamplesUnit> Resolve(EquatableArray<InputDocument> documents, EquatableArray<ExamplesAnchor> anchors, Surroundings surroundings, CancellationToken cancellationToken)
    {
        if (anchors.Count == 0) return default;
        var protocols = new ProtocolScope(surroundings);
        foreach (var document in documents)
        {
            if (document.Document.Protocol is { } protocol) protocols.Add(protocol, document.IsReference);
        }

        var units = new List<ExamplesUnit>();
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var anchor in anchors)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var lines = new List<ExampleLine>();
            var isDeprecated = false;
            if (anchor.Protocol is { } name) AddFrames(documents, name, protocols, lines);
            else if (anchor.Client is { } client) isDeprecated = AddApi(documents, anchor, client, protocols, lines, cancellationToken);
            else continue;

            var hint = anchor.ClassName;
            for (var i = 2; !hints.Add(hint); i++) hint = anchor.ClassName + i.ToString(CultureInfo.InvariantCulture);
            units.Add(new ExamplesUnit(hint, anchor.Namespace, anchor.ClassName, isDeprecated, lines.ToEquatable()));
        }

        return units.ToEquatable();
    }

    private static bool AddApi(EquatableArray<InputDocument> documents, ExamplesAnchor anchor, AnchorModel client, ProtocolScope protocols, List<ExampleLine> lines, CancellationToken cancellationToken)
    {
        var targets = new TargetVersions();
        var parts = new List<ApiModel>();
        foreach (var document in documents)
        {
            targets.Add(document.Document.Path, document.Targets);
            if (document.Document.Api is { } part && part.Api == client.Api) parts.Add(part);
        }

        if (FindProtocol(parts, protocols) is not { } protocol) return false;
        AddFrames(documents, protocol.Name, protocols, lines);

        parts = VersionCut.Apply(parts, targets.Of(client.Api));
        var types = new ApiTypes(parts);
        var facts = new List<TypeFact>();
        foreach (var part in parts)
        {
            foreach (var fact in types.FactsFor(part)) facts.Add(fact);
        }

        var api = new ApiFacts(client.Api, client.Namespace, client.ClassName, client.Accessibility, "", protocol.Scalars.Date, protocol.Scalars.Binary, facts.ToEquatable(), protocol.Scalars.Decimal);
        var examples = new ApiExamples(parts.ConvertAll(types.Prune), types, api, lines, cancellationToken);
        foreach (var document in documents)
        {
            if (document.Document.Api?.Api != client.Api) continue;
            foreach (var example in document.Document.Examples) examples.Add(example);
        }

        return VersionRows.AnyDeprecated(parts);
    }

    private static void AddFrames(EquatableArray<InputDocument> documents, string name, ProtocolScope protocols, List<ExampleLine> lines)
    {
        if (protocols.Find(name) is not { } protocol) return;
        foreach (var document in documents)
        {
            if (document.Document.Protocol?.Name != name) continue;
            foreach (var example in document.Document.Examples)
            {
                lines.Add(new ExampleLine($"FrameExample<{protocol.TypeName}>", $"frame {example.Owner}, example {example.Number.ToString(CultureInfo.InvariantCulture)}", "", example.Json, CSharp.Literal(example.Owner)));
            }

            return;
        }
    }

    /// <summary>What values look like is said by the protocol even where this project cannot see its struct.</summary>
    private static ProtocolModel? FindProtocol(List<ApiModel> parts, ProtocolScope protocols)
    {
        foreach (var part in parts)
        {
            if (part.Protocol is { } name) return protocols.Find(name)?.Model ?? protocols.FindLent(name);
        }

        return null;
    }
}
