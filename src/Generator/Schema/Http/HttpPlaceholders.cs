using Framewright.Generator.Diagnostics;
using Framewright.Generator.Naming;
using Framewright.Generator.Schema.Lifecycle;

namespace Framewright.Generator.Schema.Http;

/// <summary>Which placeholders stand for something in a call over HTTP. What needs other documents to be seen is marked and checked later.</summary>
internal sealed class HttpPlaceholders(SchemaContext context, string method, ParameterScope scope) : PlaceholderRules(new SessionNames(default, default, default))
{
    /// <summary>What the address is called among the texts.</summary>
    public const string Address = "path";

    private static readonly string[] Sources = { "identity.", "session.", "credentials." };

    public override string Place(string template) => $"\"{template}\"";

    public override string? Advice(string template, string placeholder, bool isOptional)
    {
        if (isOptional && template == Address) return "all of an address is there; write it without '?'";
        foreach (var source in Sources)
        {
            if (placeholder.StartsWith(source, StringComparison.Ordinal)) return IsOf(source, placeholder.Substring(source.Length)) ? null : $"write the name of a value, such as {{{source}token}}";
        }

        if (template == "body" && placeholder == "params") return isOptional ? "it is always there, so write it without '?'" : null;
        if (scope.Find(placeholder) is not { } value) return NearestName.Advice(placeholder, Known(template), "declare it under \"params\"");
        var mayBeMissing = value.IsOptional || value.Type.IsNullable;
        if (isOptional && !mayBeMissing) return "its value is always there, so write it without '?'";
        if (mayBeMissing && template == Address) return "its value may be missing, and all of an address is there; make it a parameter that is required";
        return mayBeMissing && !isOptional && template != "body" ? $"its value may be missing; write {{{placeholder}?}}" : null;
    }

    public override void Accept(string placeholder, (int Start, int Length) at) => context.Mark(MarkKind.HttpValue, method + "/" + placeholder, at);

    protected override List<string> Known(string template)
    {
        var known = new List<string>(scope.Names);
        if (template == "body") known.Add("params");
        return known;
    }

    private static bool IsOf(string source, string name) => source == "identity." ? PathReader.TryParse(name, out var path) is null && path.Steps.Count > 0 : CSharpName.IsCamel(name);
}
