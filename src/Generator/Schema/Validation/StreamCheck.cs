using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks that a protocol can ask for every stream's topic, and that events can reach it.</summary>
internal sealed class StreamCheck(ApiSchema api, ProtocolModel protocol, ValidationReport report)
{
    private static readonly string[] Ordinals = { "a first part", "a second part", "a third part", "a fourth part" };

    public void Check()
    {
        foreach (var file in api.Files)
        {
            CheckScope(file);
            foreach (var stream in file.Document.Api!.Streams)
            {
                var at = file.Find(MarkKind.Stream, stream.Name);
                CheckRoute(stream, at);
                CheckTopic(stream, at);
            }
        }
    }

    private void CheckScope(SchemaFile file)
    {
        foreach (var mark in file.Marks(MarkKind.ScopeUse))
        {
            if (protocol.Scope is not { } scope) report.Add(Descriptors.UnknownScopeValue, mark.Span, mark.Name, protocol.Name, "add a \"scope\" to the protocol, or declare a value: '{string " + mark.Name + "}'");
            else if (scope.IndexOf(mark.Name) < 0) report.Add(Descriptors.UnknownScopeValue, mark.Span, mark.Name, protocol.Name, NearestName.Advice(mark.Name, Names(scope), "add it to \"values\""));
        }

        if (file.Document.Api!.Scope is null || protocol.Scope?.Open is not null) return;
        report.Add(Descriptors.UnknownScopeValue, file.Find(MarkKind.Session, "scope"), "open", protocol.Name, "nothing is said when a scope of this protocol begins; remove \"scope\" here, or add \"open\" there");
    }

    private static List<string> Names(ScopeModel scope)
    {
        var names = new List<string>();
        foreach (var value in scope.Values) names.Add(value);
        return names;
    }

    private void CheckRoute(StreamModel stream, SourceSpan? at)
    {
        var values = stream.Route?.Count ?? stream.Topic.Count;
        var routed = 0;
        foreach (var frame in protocol.Frames)
        {
            if (frame.Role is not ("event" or "item" or "envelope")) continue;

            // Such events find their subscription by its id, whatever its topic is.
            if (frame is { Role: "event" or "item", Id: not null } || frame.Route.Count >= values) return;
            routed = Math.Max(routed, frame.Route.Count);
        }

        if (routed > 0) report.Add(Descriptors.NeverRouted, at, stream.Name, Values(values), protocol.Name, Values(routed));
    }

    private void CheckTopic(StreamModel stream, SourceSpan? at)
    {
        if (stream.Open is not null || stream.Topic.Count == 0) return;
        var topicParts = Math.Max(TopicParts(stream.Template ?? "subscribe"), TopicParts(stream.EndTemplate ?? "unsubscribe"));
        if (stream.Topic.Count >= topicParts) return;
        var missing = topicParts - 1;
        report.Add(Descriptors.ShortTopic, at, stream.Name, $"{{topic.{missing}}}", protocol.Name, Ordinals[missing], $"{{topic.{missing}?}}");
    }

    /// <summary>How many parts of a topic a template cannot do without.</summary>
    private int TopicParts(string name)
    {
        foreach (var template in protocol.Templates)
        {
            if (template.Name == name) return TopicParts(template.Root);
        }

        return 0;
    }

    private static int TopicParts(TemplateNode node)
    {
        var parts = 0;
        switch (node)
        {
            case TemplatePlaceholder { IsOptional: false } placeholder:
                return TopicPart(placeholder.Name);
            case TemplateText text:
                foreach (var part in text.Parts) parts = Math.Max(parts, part is { IsPlaceholder: true, IsOptional: false } ? TopicPart(part.Value) : 0);
                break;
            case TemplateObject value:
                foreach (var member in value.Members) parts = Math.Max(parts, TopicParts(member.Value));
                break;
            case TemplateArray array:
                foreach (var item in array.Items) parts = Math.Max(parts, TopicParts(item));
                break;
        }

        return parts;
    }

    /// <summary>The grammar of placeholders allows one digit behind <c>topic.</c>.</summary>
    private static int TopicPart(string placeholder)
        => placeholder.StartsWith("topic.", StringComparison.Ordinal) ? placeholder[placeholder.Length - 1] - '0' + 1 : 0;

    private static string Values(int count) => count == 1 ? "1 value" : $"{count} values";
}
