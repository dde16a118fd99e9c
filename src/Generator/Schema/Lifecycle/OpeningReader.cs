using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>Reads a protocol's <c>open</c>: the steps from an open socket to an open session.</summary>
internal sealed class OpeningReader(SchemaContext context, TargetNames targets, SessionNames names, ProtocolParts parts)
{
    private const int DeepestElse = 8;

    private static readonly string[] Members = { "send", "await", "call", "terminal", "if", "else" };
    private static readonly string[] Kinds = { "send", "await", "call" };

    public EquatableArray<OpeningStepModel> Read(JsonSyntax syntax)
        => context.AsArray(syntax, "\"open\"", "an array of steps: {\"send\": template}, {\"await\": frame} or {\"call\": template}") is { } array ? ReadSteps(array, 0) : default;

    private EquatableArray<OpeningStepModel> ReadSteps(JsonArraySyntax array, int depth)
    {
        var steps = new List<OpeningStepModel>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (ReadStep(item, depth) is { } step) steps.Add(step);
        }

        return steps.ToEquatable();
    }

    private OpeningStepModel? ReadStep(JsonSyntax syntax, int depth)
    {
        if (ObjectReader.Open(context, syntax, "a step of the opening", Members) is not { } reader) return null;
        string? kind = null;
        foreach (var candidate in Kinds)
        {
            if (reader.Find(candidate) is not { } other) continue;
            if (kind is not null) context.Report(Descriptors.Exclusive, other, "A step", kind, candidate);
            else kind = candidate;
        }

        if (kind is null) reader.ReportMissing("send", "the name of a template, \"await\" with the name of a frame, or \"call\" with the name of a template that is answered");
        var step = kind is null ? null : ReadAction(reader, kind);
        if (reader.Find("terminal") is { } misplaced && kind is not null and not "call") context.Report(Descriptors.UnknownMember, misplaced, "terminal", $"a step that is \"{kind}\"", "it belongs to a step that is \"call\"");
        var condition = reader.Find("if") is { } syntaxOfIf ? ReadCondition(syntaxOfIf) : null;
        var otherwise = reader.Find("else") is { } syntaxOfElse ? ReadElse(reader, syntaxOfElse, depth) : default;
        return step is null ? null : step with { If = condition, Else = otherwise };
    }

    private OpeningStepModel? ReadAction(ObjectReader reader, string kind)
    {
        var syntax = reader.Find(kind)!;
        switch (kind)
        {
            case "send":
                return targets.Template(syntax, "\"send\"") is { } sent ? new OpeningStepModel(StepKind.Send, sent) : null;
            case "call":
                return targets.Template(syntax, "\"call\"") is { } called ? ReadCall(reader, syntax, called) : null;
            default:
                return ReadAwait(syntax);
        }
    }

    private OpeningStepModel ReadCall(ObjectReader reader, JsonSyntax syntax, string template)
    {
        if (!parts.CarriesId(template)) context.Report(Descriptors.UnansweredCall, syntax, template, "its template carries no \"{id}\" that a reply could repeat; add it, or write \"send\" and \"await\"");
        else if (!parts.HasReplies) context.Report(Descriptors.UnansweredCall, syntax, template, "no frame \"is\": \"reply\"; add one, or write \"send\" and \"await\"");
        return new OpeningStepModel(StepKind.Call, template) { Terminal = reader.Find("terminal") is { } codes ? CodesReader.Read(context, codes, "\"terminal\"") : default };
    }

    private OpeningStepModel? ReadAwait(JsonSyntax syntax)
    {
        if (syntax is not JsonArraySyntax array) return targets.Frame(syntax, "\"await\"") is { } frame ? new OpeningStepModel(StepKind.Await, frame) : null;
        if (array.Items.Count == 0) context.Report(Descriptors.WrongKind, syntax, "\"await\"", "the name of a frame, or an array of one or more");
        var frames = new List<string>();
        foreach (var item in array.Items)
        {
            if (targets.Frame(item, "A frame of \"await\"") is { } name && !frames.Contains(name)) frames.Add(name);
        }

        if (frames.Count == 0) return null;
        var first = frames[0];
        frames.RemoveAt(0);
        return new OpeningStepModel(StepKind.Await, first) { Others = frames.ToEquatable() };
    }

    /// <summary>The value that decides: a placeholder without its braces.</summary>
    private string? ReadCondition(JsonSyntax syntax)
    {
        if (context.AsString(syntax, "\"if\"", "the name of a value that is there or not, such as \"session.id\"") is not { } text) return null;
        var known = names.All;
        if (known.Contains(text.Value))
        {
            names.MayBeMissing(text.Value);
            return text.Value;
        }

        context.Report(Descriptors.UnknownPlaceholder, text, text.Value, "\"if\"", NearestName.Advice(text.Value, known, "capture it from a frame, or declare it under \"credentials\""));
        return null;
    }

    private EquatableArray<OpeningStepModel> ReadElse(ObjectReader reader, JsonSyntax syntax, int depth)
    {
        if (reader.Find("if") is null) reader.ReportMissing("if", "the value that decides, such as \"session.id\", or remove \"else\"");
        if (depth >= DeepestElse)
        {
            context.Report(Descriptors.WrongKind, syntax, "\"else\"", $"at most {DeepestElse} deep");
            return default;
        }

        if (syntax is JsonArraySyntax array) return ReadSteps(array, depth + 1);
        return ReadStep(syntax, depth + 1) is { } step ? new EquatableArray<OpeningStepModel>(new[] { step }) : default;
    }
}
