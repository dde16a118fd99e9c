using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit.Lifecycle;

/// <summary>Emits what a protocol wants of its next socket.</summary>
internal sealed class ConnectEmitter(SourceWriter writer, ProtocolModel protocol, SessionValues values)
{
    public void Emit(ConnectModel connect)
    {
        if (connect.Url is not null || connect.SubProtocols.Count + connect.Headers.Count + connect.Query.Count > 0) EmitRequest(connect);
        if (connect.Endpoint is { } endpoint) EmitEndpoint(endpoint);
    }

    private void EmitRequest(ConnectModel connect)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public readonly void Connect({CSharp.Protocol}ConnectRequest request)");
        if (connect.Url is { } url) writer.Line($"request.SetUrl({Text(url)});");
        foreach (var name in connect.SubProtocols) writer.Line($"request.AddSubProtocol({CSharp.Literal(name)});");
        foreach (var header in connect.Headers) writer.Line($"request.AddHeader({CSharp.Literal(header.Name)}, {Text(header.Text)});");
        foreach (var member in connect.Query) writer.Line($"request.AddQuery({CSharp.Literal(member.Name)}, {Text(member.Text)});");
        writer.Close();
        writer.Line();
    }

    private void EmitEndpoint(EndpointModel endpoint)
    {
        Path("EndpointUrl", endpoint.Url);
        if (endpoint.Error is { } error) Path("EndpointError", error);
        for (var i = 0; i < endpoint.Captures.Count; i++) Path($"EndpointCapture{CSharp.Number(i)}", endpoint.Captures[i].Path);
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public readonly {CSharp.Protocol}EndpointCall? Endpoint()");
        if (endpoint.Body is not null) EmitBody(endpoint.Body);
        writer.Open($"var call = new {CSharp.Protocol}EndpointCall({CSharp.Literal(endpoint.IsPost ? "POST" : "GET")}, {CSharp.Literal(endpoint.Path)}, EndpointUrl)");
        if (endpoint.Error is not null) writer.Line("Error = EndpointError,");
        if (endpoint.Terminal.Count > 0) writer.Line($"Terminal = new string[] {{ {Codes(endpoint.Terminal)} }},");
        if (endpoint.Body is not null) writer.Line("Body = buffer.WrittenMemory,");
        writer.Close(";");
        foreach (var header in endpoint.Headers) writer.Line($"call.AddHeader({CSharp.Literal(header.Name)}, {Text(header.Text)});");
        foreach (var member in endpoint.Form) writer.Line($"call.AddForm({CSharp.Literal(member.Name)}, {Text(member.Text)});");
        writer.Line("return call;");
        writer.Close();
        writer.Line();
        if (endpoint.Captures.Count > 0) EmitCapture(endpoint);
    }

    private void EmitBody(TemplateNode body)
    {
        writer.Line("var buffer = new global::System.Buffers.ArrayBufferWriter<byte>();");
        writer.Open($"using (var writer = new {CSharp.Utf8JsonWriter}(buffer))");
        new TemplateEmitter(writer, protocol.RequestId, protocol.Credentials).Emit(body);
        writer.Close();
        writer.Line();
    }

    private void EmitCapture(EndpointModel endpoint)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public void CaptureEndpoint({CSharp.Bytes} answer)");
        for (var i = 0; i < endpoint.Captures.Count; i++)
        {
            writer.Line($"{SessionValues.Field(endpoint.Captures[i].Name)} = EndpointCapture{CSharp.Number(i)}.Find(answer, 0) is {{ IsPresent: true }} range{CSharp.Number(i)} ? range{CSharp.Number(i)}.Of(answer).ToArray() : null;");
        }

        writer.Close();
        writer.Line();
    }

    private void Path(string name, SchemaPath path) => writer.Line($"private static readonly {CSharp.Json}JsonPath {name} = new({ErrorEmitter.Steps(path)});").Line();

    private string Text(EquatableArray<TextPart> parts)
    {
        if (parts.Count == 0) return "\"\"";
        if (parts.Count == 1) return Part(parts[0]);
        var arguments = "";
        foreach (var part in parts) arguments += (arguments.Length == 0 ? "" : ", ") + Part(part);
        return $"{CSharp.Protocol}ConnectRequest.Text({arguments})";
    }

    private string Part(TextPart part) => part.IsPlaceholder ? values.Text(part.Value) : CSharp.Literal(part.Value);

    private static string Codes(EquatableArray<string> codes)
    {
        var text = "";
        foreach (var code in codes) text += (text.Length == 0 ? "" : ", ") + CSharp.Literal(code);
        return text;
    }
}
