using Framewright.Generator.Model;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Emit;

/// <summary>Emits a method: its interface members, its client members (parsed and raw) and the struct that writes its call.</summary>
internal sealed class MethodEmitter
{
    private readonly SourceWriter writer;
    private readonly ApiFacts facts;
    private readonly Codecs codecs;

    public MethodEmitter(SourceWriter writer, ApiFacts facts)
    {
        this.writer = writer;
        this.facts = facts;
        codecs = new Codecs(facts);
    }

    public void EmitDeclarations(MethodModel method)
    {
        var parameters = Parameters(method);
        EmitDocs(method, parameters, isRaw: false);
        writer.Obsolete(method.Versions, "Async");
        writer.Line($"{ResultType(method)} {method.Name}Async({parameters.Declaration(codecs)}{CSharp.CancellationToken} cancellationToken = default);");
        writer.Line();
        EmitDocs(method, parameters, isRaw: true);
        writer.Obsolete(method.Versions, "RawAsync");
        writer.Line($"{RawType} {method.Name}RawAsync({parameters.Declaration(codecs)}{CSharp.CancellationToken} cancellationToken = default);");
        writer.Line();
    }

    public void EmitMembers(MethodModel method)
    {
        var parameters = Parameters(method);
        var call = $"new {method.Name}Call({parameters.Arguments()})";
        EmitMember(method, parameters, "Async", ResultType(method), method.Returns is { } type
            ? $"return Connection.CallAsync({call}, {Reply(type)}.Instance, cancellationToken);"
            : $"return Connection.CallAsync({call}, cancellationToken);");
        EmitMember(method, parameters, "RawAsync", RawType, $"return Connection.CallRawAsync({call}, cancellationToken);");
        EmitCall(method, parameters);
    }

    private static string RawType => $"{CSharp.ValueTask}<{CSharp.Json}RawJson>";

    private static ParameterList Parameters(MethodModel method)
    {
        var parameters = new ParameterList();
        parameters.Add(method.Parameters);
        return parameters;
    }

    private void EmitMember(MethodModel method, ParameterList parameters, string suffix, string type, string body)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Obsolete(method.Versions, suffix);
        writer.Open($"public {type} {method.Name}{suffix}({parameters.Declaration(codecs)}{CSharp.CancellationToken} cancellationToken = default)");
        parameters.EmitChecks(writer, codecs);
        writer.Line(body);
        writer.Close();
        writer.Line();
    }

    private void EmitDocs(MethodModel method, ParameterList parameters, bool isRaw)
    {
        writer.Summary(method.Doc, $"Calls '{method.Wire}'.");
        writer.Remarks($"On the wire: <c>{DocWriter.Escape(method.Wire)}</c>.{(isRaw ? " The result is a raw copy that the caller owns; JSON null when the server sent none." : "")}{VersionText.Remark(method.Versions)}");
        parameters.EmitDocs(writer);
        writer.Param("cancellationToken", null, "Gives up waiting; the server may still act.");
        writer.Line($"/// <exception cref=\"{CSharp.Root}CallException\">The server answered with an error.</exception>");
        writer.Line($"/// <exception cref=\"{CSharp.Root}CallTimeoutException\">No answer came in time.</exception>");
        writer.Line($"/// <exception cref=\"{CSharp.Root}ConnectionLostException\">The connection is not live, or broke before the answer.</exception>");
    }

    private void EmitCall(MethodModel method, ParameterList parameters)
    {
        writer.Open($"private readonly struct {method.Name}Call : {CSharp.Protocol}ICall");
        foreach (var value in parameters.Values) writer.Line($"private readonly {ParameterList.ParameterType(value, codecs)} {CSharpName.Escape(value.Name)};");
        if (parameters.Values.Count > 0)
        {
            writer.Line();
            var declaration = parameters.Declaration(codecs).TrimEnd(' ', ',').Replace(" = null", "");
            writer.Open($"public {method.Name}Call({declaration})");
            foreach (var value in parameters.Values) writer.Line($"this.{CSharpName.Escape(value.Name)} = {CSharpName.Escape(value.Name)};");
            writer.Close();
            writer.Line();
        }

        writer.Line($"public static {CSharp.Protocol}MethodDescriptor Method {{ get; }} = new({CSharp.Literal(method.Name)}, {CSharp.Literal(method.Wire)}, {CSharp.Protocol}TimeoutClass.{Timeout(method)});");
        writer.Line();
        writer.Open($"public void WriteParameters({CSharp.Utf8JsonWriter} writer)");
        EmitParameters(method);
        writer.Close();
        writer.Line();
    }

    private void EmitParameters(MethodModel method)
    {
        var shape = new ShapeWriterEmitter(writer, codecs);
        var isNamed = method.Parameters.Kind == ShapeKind.Named;
        if (isNamed)
        {
            writer.Line("writer.WriteStartObject();");
            writer.Line("WriteMembers(writer);");
            writer.Line("writer.WriteEndObject();");
        }
        else
        {
            shape.Emit(method.Parameters);
        }

        writer.Close();
        if (!isNamed && method.Parameters.Items.Count > 0) return;
        writer.Line();
        writer.Open($"public void WriteMembers({CSharp.Utf8JsonWriter} writer)");
        shape.EmitMembers(method.Parameters);
        writer.Close();
    }

    private string ResultType(MethodModel method) => method.Returns is { } type
        ? $"{CSharp.ValueTask}<{codecs.For(type).Record}{(type.IsNullable ? "?" : "")}>"
        : CSharp.ValueTask;

    /// <summary>The reader of the result: null is a result only where the schema says so.</summary>
    private string Reply(TypeRef type)
    {
        var codec = codecs.For(type);
        var kind = !type.IsNullable
            ? (type.Kind == TypeRefKind.Named && !facts.IsEnum(type.Name) ? "RequiredReply" : "ValueReply")
            : codec.RecordIsReference ? "OptionalReply" : "OptionalValueReply";
        return CSharp.Protocol + kind + codec.Arguments;
    }

    private static string Timeout(MethodModel method) => method.Timeout switch
    {
        "long" => "Long",
        "assets" => "Assets",
        _ => "Default",
    };
}
