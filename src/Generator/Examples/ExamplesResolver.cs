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
            else if (anchor.Client is { } client) isDeprecated = AddApi(documents, client, surroundings, protocols, lines, cancellationToken);
            else continue;

            var hint = anchor.ClassName;
            for (var i = 2; !hints.Add(hint); i++) hint = anchor.ClassName + i.ToString(CultureInfo.InvariantCulture);
            units.Add(new ExamplesUnit(hint, anchor.Namespace, anchor.ClassName, isDeprecated, lines.ToEquatable()));
        }

        return units.ToEquatable();
    }

    private static bool AddApi(EquatableArray<InputDocument> documents, AnchorModel client, Surroundings surroundings, ProtocolScope protocols, List<ExampleLine> lines, CancellationToken cancellationToken)
    {
        var targets = new TargetVersions();
        var own = new List<InputDocument>();
        var lent = new List<InputDocument>();
        foreach (var document in documents)
        {
            targets.Add(document.Document.Path, document.Targets);
            if (document.Document.Api?.Api == client.Api) (document.IsReference ? lent : own).Add(document);
        }

        // Documents of this project are its client's, or add to the client of another one.
        var isOwn = surroundings.AnchorOf(client.Api) is not null;
        var (first, second) = isOwn ? (own, null) : (lent, own);
        if (FindProtocol(first, protocols) is not { } protocol) return false;
        AddFrames(documents, protocol.Name, protocols, lines);

        var facts = new ApiFacts(client.Api, client.Namespace, client.ClassName, client.Accessibility, "", protocol.Scalars.Date, protocol.Scalars.Binary, EquatableArray<TypeFact>.Empty, protocol.Scalars.Decimal) { Scope = ScopeFacts.Of(protocol.Scope) };
        var target = targets.Of(client.Api);
        var parts = VersionCut.Apply(first, target ?? (isOwn ? null : surroundings.Packages.OwnerOf(client.Api)?.Target)).Parts;
        var home = isOwn ? ExampleHome.Own(parts, new ApiTypes(parts), facts) : ExampleHome.Lent(parts, facts, surroundings.Packages);
        Add(first, home, lines, cancellationToken);
        var isDeprecated = VersionRows.AnyDeprecated(parts);
        if (second is { Count: > 0 } && ExtensionResolver.Find(client.Api, second, documents, protocols, surroundings, target) is { } extension)
        {
            Add(second, ExampleHome.Own(extension.Parts, extension.Types, extension.Facts), lines, cancellationToken);
            isDeprecated |= VersionRows.AnyDeprecated(extension.Parts);
        }

        return isDeprecated;
    }

    private static void Add(List<InputDocument> documents, ExampleHome home, List<ExampleLine> lines, CancellationToken cancellationToken)
    {
        var examples = new ApiExamples(home, lines, cancellationToken);
        foreach (var document in documents)
        {
            foreach (var example in document.Document.Examples) examples.Add(example);
        }
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
    private static ProtocolModel? FindProtocol(List<InputDocument> documents, ProtocolScope protocols)
    {
        foreach (var document in documents)
        {
            if (document.Document.Api!.Protocol is { } name) return protocols.Find(name)?.Model ?? protocols.FindLent(name);
        }

        return null;
    }
}
