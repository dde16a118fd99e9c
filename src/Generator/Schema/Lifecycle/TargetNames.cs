using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>The templates and frames that a protocol's life can name. Reports names of nothing, and templates that nothing names.</summary>
internal sealed class TargetNames
{
    private readonly SchemaContext context;
    private readonly List<string> frameNames = new();
    private readonly List<string> templateNames = new();
    private readonly HashSet<string> sent = new(StringComparer.Ordinal) { "call", "subscribe", "unsubscribe", "cancel" };

    public TargetNames(SchemaContext context, EquatableArray<FrameModel> frames, EquatableArray<TemplateModel> templates)
    {
        this.context = context;
        foreach (var frame in frames) frameNames.Add(frame.Name);
        foreach (var template in templates) templateNames.Add(template.Name);
    }

    /// <summary>The name of a template; null after a report.</summary>
    public string? Template(JsonSyntax syntax, string what)
    {
        var name = Target(syntax, what, "template", templateNames);
        if (name is not null) sent.Add(name);
        return name;
    }

    /// <summary>The name of a frame; null after a report.</summary>
    public string? Frame(JsonSyntax syntax, string what) => Target(syntax, what, "frame", frameNames);

    /// <summary>Checks every frame's <c>answer</c>.</summary>
    public void CheckAnswers(JsonSyntax? frames)
    {
        if (frames is not JsonObjectSyntax members) return;
        foreach (var frame in members.Members)
        {
            if ((frame.Value as JsonObjectSyntax)?.Find("answer") is JsonStringSyntax answer) Template(answer, "\"answer\"");
            if ((frame.Value as JsonObjectSyntax)?.Find("fail") is JsonStringSyntax fail) Template(fail, "\"fail\"");
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

    /// <summary>Templates that write what only a method or a stream has are sent by those that name them.</summary>
    public void UseOfMethods(EquatableArray<TemplateModel> templates)
    {
        foreach (var template in templates)
        {
            if (TemplateUses.IsOfMethods(template) || TemplateUses.IsOfStreams(template) || TemplateUses.IsOfEnds(template)) sent.Add(template.Name);
        }
    }

    /// <summary>Checks the templates that a scope names.</summary>
    public void CheckScope(JsonSyntax? scope)
    {
        if (scope is not JsonObjectSyntax members) return;
        foreach (var name in new[] { "open", "close" })
        {
            if (members.Find(name) is JsonStringSyntax template) Template(template, "\"" + name + "\"");
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

    private string? Target(JsonSyntax syntax, string what, string target, List<string> known)
    {
        if (context.AsString(syntax, what, $"the name of a {target}") is not { } name) return null;
        if (known.Contains(name.Value)) return name.Value;
        context.Report(Descriptors.UnknownTarget, name, target, name.Value, NearestName.Advice(name.Value, known, target == "template" ? "add it under \"send\"" : "add it under \"frames\""));
        return null;
    }
}
