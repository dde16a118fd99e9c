using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Schema.Lifecycle;
using Framewright.Generator.Support;
using Framewright.Generator.Versions;

namespace Framewright.Generator.Schema.Http;

/// <summary>Reads a method's <c>http</c>: how it is called over HTTP.</summary>
internal sealed class HttpReader
{
    private static readonly string[] Members = { "since", "get", "post", "put", "patch", "delete", "headers", "query", "body", "result", "error", "success" };
    private static readonly string[] Verbs = { "get", "post", "put", "patch", "delete" };
    private static readonly string[] ErrorMembers = { "code", "reason", "message", "details" };

    private readonly SchemaContext context;
    private readonly string method;
    private readonly HttpPlaceholders rules;

    /// <summary>Creates it.</summary>
    /// <param name="context">Where to report and mark.</param>
    /// <param name="method">The method's C# name.</param>
    /// <param name="scope">The method's parameters.</param>
    public HttpReader(SchemaContext context, string method, ParameterScope scope)
    {
        this.context = context;
        this.method = method;
        rules = new HttpPlaceholders(context, method, scope);
    }

    public HttpModel? Read(JsonSyntax syntax)
    {
        if (ObjectReader.Open(context, syntax, "an HTTP call", Members) is not { } reader) return null;
        var verb = ReadVerb(reader);
        var path = verb is null ? null : ReadPath(reader, verb);
        var texts = new ConnectTextsReader(context, rules);
        var headers = reader.Find("headers") is { } headersSyntax ? texts.Headers(headersSyntax) : default;
        var query = reader.Find("query") is { } querySyntax ? texts.Texts(querySyntax, "query") : default;
        var body = reader.Find("body") is { } bodySyntax ? new TemplateReader(context, "body", rules).Read(bodySyntax)?.Root : null;
        if (verb == "get" && reader.Find("body") is { } content) context.Report(Descriptors.Exclusive, content, "An HTTP call", "get", "body");
        var errors = reader.Find("error") is JsonObjectSyntax parts ? ReadErrors(parts) : null;
        var error = errors is null && reader.Find("error") is { } errorSyntax and not JsonObjectSyntax ? PathReader.Read(context, errorSyntax, "\"error\"") : null;
        var result = PathReader.Read(context, reader, "result");
        var success = reader.Find("success") is { } conditions ? MatchReader.Read(context, conditions, "\"success\"") : default;
        var since = VersionsReader.ReadVersion(context, reader, "since");
        return path is null ? null : new HttpModel(verb!.ToUpperInvariant(), path.Value, headers, query, body, result, error, errors, success) { Since = since?.Value };
    }

    private string? ReadVerb(ObjectReader reader)
    {
        string? verb = null;
        foreach (var candidate in Verbs)
        {
            if (reader.Find(candidate) is not { } value) continue;
            if (verb is not null) context.Report(Descriptors.Exclusive, value, "An HTTP call", verb, candidate);
            else verb = candidate;
        }

        if (verb is null) reader.ReportMissing("post", "the path of the call, or \"get\", \"put\", \"patch\" or \"delete\"");
        return verb;
    }

    private EquatableArray<TextPart>? ReadPath(ObjectReader reader, string verb)
    {
        const string expected = "a path relative to the server's HTTP address, such as \"/api/rooms/{roomId}\"; what follows a '?' is written under \"query\"";
        if (reader.Text(verb, expected) is not { } text) return null;
        context.Mark(MarkKind.HttpValue, method, text);
        if (new TemplateReader(context, HttpPlaceholders.Address, rules).ReadText(text) is not { } parts) return null;
        var isPath = parts.Count > 0 && !text.Value.StartsWith("//", StringComparison.Ordinal);
        foreach (var part in parts) isPath &= part.IsPlaceholder || IsPath(part.Value);
        if (isPath) return parts;
        context.Report(Descriptors.WrongKind, text, "\"" + verb + "\"", expected);
        return null;
    }

    private static bool IsPath(string text)
    {
        foreach (var c in text)
        {
            if (c is <= ' ' or > '~' or '?' or '#' or '\\' or ':') return false;
        }

        return true;
    }

    private ErrorPathsModel? ReadErrors(JsonObjectSyntax syntax) => ObjectReader.Open(context, syntax, "an HTTP error", ErrorMembers) is not { } reader
        ? null
        : new ErrorPathsModel(
            PathReader.Read(context, reader, "code"),
            PathReader.Read(context, reader, "reason"),
            PathReader.Read(context, reader, "message"),
            PathReader.Read(context, reader, "details"),
            null);
}
