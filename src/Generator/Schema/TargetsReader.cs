using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Reads what names a protocol's templates and frames: the opening, the heartbeat and answers. Reports names of nothing, and templates that nothing names.</summary>
internal sealed class TargetsReader
{
    private static readonly string[] StepMembers = { "send", "await" };
    private static readonly string[] HeartbeatMembers = { "send", "idle", "dead" };

    private readonly SchemaContext context;
    private readonly List<string> frameNames = new();
    private readonly List<string> templateNames = new();
    private readonly HashSet<string> sent = new(StringComparer.Ordinal) { "call", "subscribe", "unsubscribe", "cancel" };

    public TargetsReader(SchemaContext context, EquatableArray<FrameModel> frames, EquatableArray<TemplateModel> templates)
    {
        this.context = context;
        foreach (var frame in frames) frameNames.Add(frame.Name);
        foreach (var template in templates) templateNames.Add(template.Name);
    }

    public EquatableArray<OpeningStepModel> ReadOpening(JsonSyntax syntax)
    {
        if (context.AsArray(syntax, "\"open\"", "an array of steps: {\"send\": template} or {\"await\": frame}") is not { } array) return default;
        var steps = new List<OpeningStepModel>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (ReadStep(item) is { } step) steps.Add(step);
        }

        return steps.ToEquatable();
    }

    public HeartbeatModel? ReadHeartbeat(JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "\"heartbeat\"", HeartbeatMembers) is not { } reader) return null;
        var template = reader.Require("send", "the name of the template that is the ping") is { } send ? ReadTemplate(send, "\"send\"") : null;
        var idle = reader.Require("idle", "the silence before a ping, such as \"15s\"") is { } idleSyntax ? DurationReader.Read(context, idleSyntax, "\"idle\"") : null;
        var dead = reader.Require("dead", "the silence after which the peer counts as gone, such as \"30s\"") is { } deadSyntax ? DurationReader.Read(context, deadSyntax, "\"dead\"") : null;
        if (template is null || idle is null || dead is null) return null;
        if (dead <= idle) context.Report(Descriptors.WrongKind, reader.Find("dead")!, "\"dead\"", "longer than \"idle\": a ping needs time to be answered");
        return new HeartbeatModel(template, idle.Value, dead.Value);
    }

    /// <summary>Checks every frame's <c>answer</c>.</summary>
    public void CheckAnswers(JsonSyntax? frames)
    {
        if (frames is not JsonObjectSyntax members) return;
        foreach (var frame in members.Members)
        {
            if ((frame.Value as JsonObjectSyntax)?.Find("answer") is JsonStringSyntax answer) ReadTemplate(answer, "\"answer\"");
            if ((frame.Value as JsonObjectSyntax)?.Find("fail") is JsonStringSyntax fail) ReadTemplate(fail, "\"fail\"");
        }
    }

    /// <summary>Templates that could not be read are there all the same: what is wrong with them is reported already.</summary>
    public void KnowDeclared(JsonSyntax? send)
    {
        if (send is not JsonObjectSyntax members) return;
        foreach (var template in members.Members)
        {
            if (!templateNames.Contains(template.Name.Value)) templateNames.Add(template.Name.Value);
        }
    }

    /// <summary>Templates that write what only a method has are sent by the methods that name them.</summary>
    public void UseOfMethods(EquatableArray<TemplateModel> templates)
    {
        foreach (var template in templates)
        {
            if (TemplateUses.IsOfMethods(template)) sent.Add(template.Name);
        }
    }

    /// <summary>Reports templates that nothing sends; call it last.</summary>
    public void CheckUnused(JsonSyntax? send)
    {
        if (send is not JsonObjectSyntax members) return;
        foreach (var template in members.Members)
        {
            if (!sent.Contains(template.Name.Value)) context.Report(Descriptors.UnusedTemplate, template.Name, template.Name.Value);
        }
    }

    private OpeningStepModel? ReadStep(JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "a step of the opening", StepMembers) is not { } reader) return null;
        var send = reader.Find("send");
        var awaited = reader.Find("await");
        if (send is not null && awaited is not null) context.Report(Descriptors.Exclusive, awaited, "A step", "send", "await");
        if (send is not null) return ReadTemplate(send, "\"send\"") is { } template ? new OpeningStepModel(true, template) : null;
        if (awaited is not null) return ReadTarget(awaited, "\"await\"", "frame", frameNames) is { } frame ? new OpeningStepModel(false, frame) : null;
        reader.ReportMissing("send", "the name of a template, or \"await\" with the name of a frame");
        return null;
    }

    private string? ReadTemplate(JsonSyntax syntax, string what)
    {
        var name = ReadTarget(syntax, what, "template", templateNames);
        if (name is not null) sent.Add(name);
        return name;
    }

    private string? ReadTarget(JsonSyntax syntax, string what, string target, List<string> known)
    {
        if (context.AsString(syntax, what, $"the name of a {target}") is not { } name) return null;
        if (known.Contains(name.Value)) return name.Value;
        context.Report(Descriptors.UnknownTarget, name, target, name.Value, NearestName.Advice(name.Value, known, target == "template" ? "add it under \"send\"" : "add it under \"frames\""));
        return null;
    }
}
