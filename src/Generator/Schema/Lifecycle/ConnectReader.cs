using Framewright.Generator.Diagnostics;
using Framewright.Generator.Json;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Schema.Lifecycle;

/// <summary>Reads a protocol's <c>connect</c>: what a socket needs besides its address.</summary>
internal sealed class ConnectReader(SchemaContext context, SessionNames names)
{
    private static readonly string[] Members = { "url", "subProtocols", "headers", "query", "endpoint" };

    /// <summary>What the endpoint's answer is captured from, before the rest is read: texts and templates may name it.</summary>
    public static EquatableArray<CaptureModel> ReadCaptures(SchemaContext context, JsonSyntax? connect)
        => ((connect as JsonObjectSyntax)?.Find("endpoint") as JsonObjectSyntax)?.Find("capture") is { } captures ? CaptureReader.Read(context, captures, mayKeep: false) : default;

    public ConnectModel? Read(JsonSyntax syntax, EquatableArray<CaptureModel> captures)
    {
        if (ObjectReader.Open(context, syntax, "\"connect\"", Members) is not { } reader) return null;
        var texts = new ConnectTextsReader(context, new ConnectPlaceholders(names, behindEndpoint: true));
        var url = reader.Find("url") is { } urlSyntax ? new ConnectTextsReader(context, new ConnectPlaceholders(names, behindEndpoint: false)).Text(urlSyntax, "url") : null;
        return new ConnectModel(
            url,
            reader.Find("subProtocols") is { } subProtocols ? ReadSubProtocols(subProtocols) : default,
            reader.Find("headers") is { } headers ? texts.Headers(headers) : default,
            reader.Find("query") is { } query ? texts.Texts(query, "query") : default,
            reader.Find("endpoint") is { } endpoint ? new EndpointReader(context, new ConnectPlaceholders(names, behindEndpoint: false)).Read(endpoint, captures) : null);
    }

    private EquatableArray<string> ReadSubProtocols(JsonSyntax syntax)
    {
        const string expected = "an array of one or more names, best first";
        if (context.AsArray(syntax, "\"subProtocols\"", expected) is not { } array) return default;
        if (array.Items.Count == 0) context.Report(Descriptors.WrongKind, syntax, "\"subProtocols\"", expected);
        var models = new List<string>(array.Items.Count);
        foreach (var item in array.Items)
        {
            if (context.AsString(item, "A sub-protocol", "a string") is not { } name) continue;
            if (!HeaderText.IsToken(name.Value)) context.Report(Descriptors.BadHeader, name, name.Value, "be a sub-protocol", "write letters, digits and '-', '.' or '_'");
            else if (models.Contains(name.Value)) context.Report(Descriptors.DuplicateMember, name, name.Value);
            else models.Add(name.Value);
        }

        return models.ToEquatable();
    }
}
