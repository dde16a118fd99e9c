using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema;

/// <summary>Which placeholders stand for something in which template.</summary>
internal sealed class PlaceholderRules
{
    private const string Values = "values.";

    private readonly List<string> captures = new();
    private readonly OwnTemplates own;

    public PlaceholderRules(EquatableArray<FrameModel> frames, OwnTemplates own)
    {
        this.own = own;
        foreach (var frame in frames)
        {
            foreach (var capture in frame.Captures) captures.Add("session." + capture.Name);
        }
    }

    /// <summary>What to write instead of a placeholder; null when it stands for something.</summary>
    public string? Advice(string template, string placeholder, bool isOptional)
    {
        if (placeholder.StartsWith(Values, StringComparison.Ordinal) && HasValues(template))
        {
            return CSharpName.IsCamel(placeholder.Substring(Values.Length)) ? null : "write the name of a value of methods, such as {values.query}";
        }

        var known = Known(template);
        if (!known.Contains(placeholder)) return NearestName.Advice(placeholder, known, "remove it");
        if (!isOptional || MayBeAbsent(placeholder) || captures.Contains(placeholder)) return null;
        return "its value is always there, so write it without '?'";
    }

    private bool HasValues(string template) => template == "subscribe" || IsOfMethods(template);

    /// <summary>Whether methods may be sent with a template.</summary>
    private bool IsOfMethods(string template) => template == "call" || (template is not ("subscribe" or "unsubscribe" or "cancel") && !own.IsSent(template) && !own.IsAnswer(template));

    private static bool MayBeAbsent(string placeholder) =>
        placeholder.StartsWith("topic.", StringComparison.Ordinal) || placeholder.StartsWith("error.", StringComparison.Ordinal) || placeholder == "result";

    private List<string> Known(string template)
    {
        var known = new List<string>();
        if (own.IsAnswer(template))
        {
            known.Add("call.id");
            known.Add("result");
            foreach (var part in new[] { "code", "reason", "message", "details" }) known.Add("error." + part);
        }
        else
        {
            known.Add("id");
        }

        if (IsOfMethods(template))
        {
            known.Add("name");
            known.Add("params");
        }

        switch (template)
        {
            case "subscribe":
                AddTopic(known);
                known.Add("params");
                break;
            case "unsubscribe":
                known.Add("subscription.id");
                AddTopic(known);
                break;
            case "cancel":
                known.Add("call.id");
                break;
        }

        known.AddRange(captures);
        return known;
    }

    private static void AddTopic(List<string> known)
    {
        for (var i = 0; i < 4; i++) known.Add($"topic.{i}");
    }
}
