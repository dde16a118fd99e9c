using Framewright.Generator.Diagnostics;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Schema.Lifecycle;

namespace Framewright.Generator.Schema;

/// <summary>Which placeholders stand for something in which template.</summary>
internal class PlaceholderRules(SessionNames names, ScopeModel? scope = null, OwnTemplates? own = null)
{
    private const string Values = "values.";

    protected SessionNames Names { get; } = names;

    /// <summary>What a message calls the text that a placeholder stands in.</summary>
    public virtual string Place(string template) => $"template '{template}'";

    /// <summary>What to write instead of a placeholder; null when it stands for something.</summary>
    public virtual string? Advice(string template, string placeholder, bool isOptional)
    {
        if (placeholder.StartsWith(Values, StringComparison.Ordinal) && HasValues(template))
        {
            return CSharpName.IsCamel(placeholder.Substring(Values.Length)) ? null : "write the name of a value of methods, such as {values.query}";
        }

        var known = Known(template);
        if (!known.Contains(placeholder)) return NearestName.Advice(placeholder, known, "remove it");
        var mayBeMissing = Names.All.Contains(placeholder) && Names.MayBeMissing(placeholder);
        if (!isOptional || IsOptionalScope(template, placeholder) || MayBeAbsent(placeholder) || mayBeMissing) return null;
        return "its value is always there, so write it without '?'";
    }

    /// <summary>A placeholder that stands for something stands here.</summary>
    public virtual void Accept(string placeholder, (int Start, int Length) at)
    {
    }

    private bool HasValues(string template) => template == "subscribe" || IsOfMethods(template);

    /// <summary>Whether methods may be sent with a template.</summary>
    private bool IsOfMethods(string template) => template == "call" || (own is not null && template is not ("subscribe" or "unsubscribe" or "cancel") && !own.IsSent(template) && !own.IsAnswer(template));

    private static bool MayBeAbsent(string placeholder) =>
        placeholder.StartsWith("topic.", StringComparison.Ordinal) || placeholder.StartsWith("error.", StringComparison.Ordinal) || placeholder == "result";

    protected virtual List<string> Known(string template)
    {
        var known = new List<string>();
        if (own is not null && own.IsAnswer(template))
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

        if (template != "call" && IsOfMethods(template))
        {
            known.Add("subscription.id");
            AddTopic(known);
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

        if (scope is not null) AddScope(known, template, scope);
        known.AddRange(Names.All);
        return known;
    }

    /// <summary>Calls and topics may be outside of any scope.</summary>
    private static bool IsOptionalScope(string template, string placeholder)
        => template is "call" or "subscribe" or "unsubscribe" && placeholder.StartsWith("scope.", StringComparison.Ordinal);

    private static void AddScope(List<string> known, string template, ScopeModel scope)
    {
        if (template == scope.Open) known.Add("params");
        if (template != scope.Open && template != scope.Close && template is not ("call" or "subscribe" or "unsubscribe")) return;
        if (scope.Open is not null) known.Add("scope.id");
        foreach (var value in scope.Values) known.Add("scope." + value);
    }

    private static void AddTopic(List<string> known)
    {
        for (var i = 0; i < 4; i++) known.Add($"topic.{i}");
    }
}
