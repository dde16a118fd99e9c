using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Validation;

/// <summary>Checks that methods, streams and handlers fit the protocol's templates and frames: each value that is sent is there, and each that is there is sent.</summary>
internal sealed class MethodCheck(ApiSchema api, ProtocolModel protocol, SourceSpan? protocolAt, ValidationReport report)
{
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);

    public void Check()
    {
        var expectsReply = false;
        var expectsMany = false;
        foreach (var file in api.Files)
        {
            foreach (var method in file.Document.Api!.Methods)
            {
                if (!method.HasCall) continue;
                expectsReply |= method.HasReply;
                expectsMany |= method.HasManyReplies;
                CheckMethod(method, file);
            }

            foreach (var stream in file.Document.Api!.Streams) CheckStream(stream, file);
        }

        if (expectsReply) Need(HasFrame("reply") || HasFrame("end"), "receive replies", "a frame that \"is\": \"reply\"");
        if (expectsMany) Need(HasFrame("item"), "receive several answers to a call", "a frame that \"is\": \"item\", and one that \"is\": \"end\"");
        if (api.HasHandlers) Need(HasFrame("call") || HasFrame("envelope"), "receive calls", "a frame that \"is\": \"call\" or \"envelope\"");
    }

    private void CheckMethod(MethodModel method, SchemaFile file)
    {
        var at = file.Find(MarkKind.Method, method.Name);
        if (method.Template is { } chosen)
        {
            if (FindTemplate(chosen) is { } template && IsOfMethods(template))
            {
                CheckCall(method, template, at);
                return;
            }

            report.Add(Descriptors.UnknownTarget, file.Find(MarkKind.MethodTemplate, method.Name), "template for methods", chosen, NearestName.Advice(chosen, MethodTemplates(), "add it under \"send\"; it has to use {name}, {params} or a {values.x}"));
            return;
        }

        if (FindTemplate("call") is { } call) CheckCall(method, call, at);
        else Need(false, "call methods", "a template \"call\" under \"send\"");
    }

    private void CheckCall(MethodModel method, TemplateModel template, SourceSpan? at)
    {
        CheckUse($"Method '{method.Name}'", method.Parameters, method.Values, template, at);
        if (method.HasReply && !TemplateUses.Any(template.Root, static name => name == "id")) report.Add(Descriptors.ReplyWithoutId, at, method.Name, template.Name, protocol.Name);
    }

    private void CheckStream(StreamModel stream, SchemaFile file)
    {
        if (stream.Topic.Count == 0 || stream.Open is not null) return;
        var at = file.Find(MarkKind.Stream, stream.Name);
        var template = StreamTemplate(stream.Template, "subscribe", TemplateUses.IsOfStreams, "template for streams", "add it under \"send\"; it has to use a {topic.n}", file, stream.Name + ".send");
        if (template is not null) CheckUse($"Stream '{stream.Name}'", stream.Parameters, stream.Values, template, at);
        else if (stream.Template is null) Need(false, "subscribe to topics", "a template \"subscribe\" under \"send\"");

        var end = StreamTemplate(stream.EndTemplate, "unsubscribe", TemplateUses.IsOfEnds, "template that ends subscriptions", "add it under \"send\"; it has to use {subscription.id}", file, stream.Name + ".end");
        if (end is null && stream.EndTemplate is null) Need(false, "unsubscribe from topics", "a template \"unsubscribe\" under \"send\"");
    }

    /// <summary>The template that a stream chooses, or the standard one; null, after a report if it chose, when there is none.</summary>
    private TemplateModel? StreamTemplate(string? chosen, string standard, Func<TemplateModel, bool> isMeant, string what, string otherwise, SchemaFile file, string place)
    {
        if (chosen is null) return FindTemplate(standard);
        var known = new List<string>();
        foreach (var template in protocol.Templates)
        {
            if (!isMeant(template)) continue;
            if (template.Name == chosen) return template;
            known.Add(template.Name);
        }

        report.Add(Descriptors.UnknownTarget, file.Find(MarkKind.StreamTemplate, place), what, chosen, NearestName.Advice(chosen, known, otherwise));
        return null;
    }

    private void CheckUse(string user, ShapeModel parameters, EquatableArray<ValueModel> values, TemplateModel template, SourceSpan? at)
    {
        if (parameters.Kind != ShapeKind.Named && parameters.Items.Count > 0 && TemplateUses.Spreads(template.Root))
        {
            report.Add(Descriptors.SpreadWithoutNames, at, user, template.Name, protocol.Name);
        }

        var sent = new List<string>();
        TemplateUses.Visit(template.Root, (name, isOptional) =>
        {
            const string prefix = "values.";
            if (!name.StartsWith(prefix, StringComparison.Ordinal)) return;
            var value = name.Substring(prefix.Length);
            if (sent.Contains(value)) return;
            sent.Add(value);
            if (!isOptional && !Has(values, value)) report.Add(Descriptors.MissingValue, at, user, value, template.Name, protocol.Name);
        });
        foreach (var value in values)
        {
            if (!sent.Contains(value.Name)) report.Add(Descriptors.UnusedValue, at, user, value.Name, template.Name, NearestName.Advice(value.Name, sent, $"write {{values.{value.Name}}} in the template, or remove the value"));
        }
    }

    private static bool Has(EquatableArray<ValueModel> values, string name)
    {
        foreach (var value in values)
        {
            if (value.Name == name) return true;
        }

        return false;
    }

    private List<string> MethodTemplates()
    {
        var known = new List<string>();
        foreach (var template in protocol.Templates)
        {
            if (IsOfMethods(template)) known.Add(template.Name);
        }

        return known;
    }

    private bool IsOfMethods(TemplateModel template) => TemplateUses.IsOfMethods(template) && !TemplateUses.IsAnswer(protocol, template.Name);

    private TemplateModel? FindTemplate(string name)
    {
        foreach (var template in protocol.Templates)
        {
            if (template.Name == name) return template;
        }

        return null;
    }

    private bool HasFrame(string role)
    {
        foreach (var frame in protocol.Frames)
        {
            if (frame.Role == role) return true;
        }

        return false;
    }

    private void Need(bool isMet, string what, string addition)
    {
        if (!isMet && reported.Add(what)) report.Add(Descriptors.IncompleteProtocol, protocolAt, protocol.Name, what, api.Name, addition);
    }
}
