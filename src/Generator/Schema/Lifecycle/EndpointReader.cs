using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>Reads <c>connect.endpoint</c>: the HTTP call whose answer names the socket's address.</summary>
internal sealed class EndpointReader(SchemaContext context, PlaceholderRules rules)
{
    private static readonly string[] Members = { "get", "post", "headers", "form", "body", "url", "error", "terminal", "capture" };

    public EndpointModel? Read(JsonSyntax syntax, EquatableArray<CaptureModel> captures)
    {
        if (ObjectReader.Open(context, syntax, "an endpoint", Members) is not { } reader) return null;
        var isPost = reader.Find("post") is not null;
        if (isPost && reader.Find("get") is { } both) context.Report(Descriptors.Exclusive, both, "An endpoint", "post", "get");
        if (!isPost && reader.Find("get") is null) reader.ReportMissing("post", "the path of the HTTP call, or \"get\"");
        var path = ReadPath(reader, isPost ? "post" : "get");
        var texts = new ConnectTextsReader(context, rules);
        var headers = reader.Find("headers") is { } headersSyntax ? texts.Headers(headersSyntax) : default;
        var (form, body) = ReadContent(reader, texts, isPost);
        reader.Require("url", "where the answer names the socket's address");
        var url = PathReader.Read(context, reader, "url");
        var error = PathReader.Read(context, reader, "error");
        var terminal = reader.Find("terminal") is { } codes ? CodesReader.Read(context, codes, "\"terminal\"") : default;
        if (terminal.Count > 0 && reader.Find("error") is null) reader.ReportMissing("error", "where the answer carries an error code");
        return path is null || url is null ? null : new EndpointModel(isPost, path, headers, form, body, url, error, terminal, captures);
    }

    private string? ReadPath(ObjectReader reader, string name)
    {
        const string expected = "a path relative to the endpoint of the options, such as \"api/connect\"";
        if (reader.Text(name, expected) is not { } path) return null;
        if (path.Value.Length > 0 && path.Value.IndexOf(':') < 0 && !path.Value.StartsWith("//", StringComparison.Ordinal)) return path.Value;
        context.Report(Descriptors.WrongKind, path, "\"" + name + "\"", expected);
        return null;
    }

    private (EquatableArray<ConnectTextModel> Form, TemplateNode? Body) ReadContent(ObjectReader reader, ConnectTextsReader texts, bool isPost)
    {
        var form = reader.Find("form");
        var body = reader.Find("body");
        if (form is not null && body is not null) context.Report(Descriptors.Exclusive, body, "An endpoint", "form", "body");
        if (!isPost && (form ?? body) is { } content) context.Report(Descriptors.Exclusive, content, "An endpoint", "get", form is null ? "body" : "form");
        return (form is null ? default : texts.Texts(form, "form"), body is null ? null : new TemplateReader(context, "body", rules).Read(body)?.Root);
    }
}
