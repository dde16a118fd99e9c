using Framewright.Generator.Emit.Http;
using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

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
        if (!method.HasReply) return;
        EmitDocs(method, parameters, isRaw: true);
        writer.Obsolete(method.Versions, "RawAsync");
        writer.Line($"{RawType(method)} {method.Name}RawAsync({parameters.Declaration(codecs)}{CSharp.CancellationToken} cancellationToken = default);");
        writer.Line();
    }

    public void EmitMembers(MethodModel method)
    {
        var parameters = Parameters(method);
        var call = $"new {method.Name}Call({parameters.Arguments()})";
        var form = !method.HasReply ? "SendAsync" : method.HasManyReplies ? "CallManyAsync" : "CallAsync";
        EmitMember(method, parameters, isRaw: false, ResultType(method), method is { HasReply: true, Returns: { } type }
            ? $"{form}({call}, {Reply(type)}.Instance, cancellationToken)"
            : $"{form}({call}, cancellationToken)");
        if (method.HasReply) EmitMember(method, parameters, isRaw: true, RawType(method), $"{(method.HasManyReplies ? "CallManyRawAsync" : "CallRawAsync")}({call}, cancellationToken)");
        EmitCall(method, parameters);
    }

    private const string Sequence = "global::System.Collections.Generic.IAsyncEnumerable";

    private static string RawType(MethodModel method) => $"{(method.HasManyReplies ? Sequence : CSharp.ValueTask)}<{CSharp.Json}RawJson>";

    private static ParameterList Parameters(MethodModel method)
    {
        var parameters = new ParameterList();
        parameters.Add(method.Parameters);
        return parameters;
    }

    private void EmitMember(MethodModel method, ParameterList parameters, bool isRaw, string type, string call)
    {
        var member = MemberForm.Of(facts, parameters);
        if (facts.Extension is null) writer.Line("/// <inheritdoc/>");
        else EmitDocs(method, parameters, isRaw, member);
        writer.Obsolete(method.Versions, isRaw ? "RawAsync" : "Async");
        writer.Open(member.Head($"{type} {method.Name}{(isRaw ? "Raw" : "")}Async({parameters.Declaration(codecs)}{CSharp.CancellationToken} cancellationToken = default)"));
        member.EmitCheck(writer);
        parameters.EmitChecks(writer, codecs);
        if (method.Http?.Since is not null) EmitChoice(method, parameters, member, isRaw);
        if (method.Idempotency is { Fill: { } fill } idempotency) FillEmitter.Emit(writer, fill, $"{CSharp.Protocol}FreshId.Of({DescriptorEmitter.Scheme(idempotency)})");
        writer.Line($"return {member.Connection}.{call};");
        writer.Close();
        writer.Line();
    }

    /// <summary>A service that is new enough wants the call over HTTP.</summary>
    private void EmitChoice(MethodModel method, ParameterList parameters, MemberForm member, bool isRaw)
    {
        var arguments = parameters.Arguments();
        if (arguments.Length > 0) arguments += ", ";
        if (member.Receiver is { } client) arguments = client + ", " + arguments;
        writer.Line($"if ({member.Connection}.UsesHttp({method.Name}Http.Since)) return {HttpEmitter.NameOf(method)}{(isRaw ? "Raw" : "")}Async({arguments}cancellationToken);");
    }

    private void EmitDocs(MethodModel method, ParameterList parameters, bool isRaw, MemberForm? member = null)
    {
        writer.Summary(method.Doc, $"Calls '{method.Wire}'.");
        writer.Remarks($"On the wire: <c>{DocWriter.Escape(method.Wire)}</c>.{Way(method)}{Form(method)}{(isRaw ? " The result is a raw copy that the caller owns; JSON null when the server sent none." : "")}{VersionText.Remark(method.Versions)}");
        member?.EmitDocs(writer);
        parameters.EmitDocs(writer);
        writer.Param("cancellationToken", null, !method.HasReply ? "Looked at before the call is sent." : method.HasManyReplies ? "Gives up the call." : "Gives up waiting; the server may still act.");
        if (!method.HasReply)
        {
            writer.Line($"/// <exception cref=\"{CSharp.Root}ConnectionLostException\">The connection is not live.</exception>");
            return;
        }

        writer.Line($"/// <exception cref=\"{CSharp.Root}CallException\">The server answered with an error.</exception>");
        writer.Line($"/// <exception cref=\"{CSharp.Root}CallTimeoutException\">No answer came in time.</exception>");
        writer.Line($"/// <exception cref=\"{CSharp.Root}ConnectionLostException\">The connection is not live, or broke before the answer.</exception>");
        if (method.Http?.Since is not null && HttpEmitter.IsSecret(method)) HttpEmitter.EmitSecretDocs(writer);
    }

    private static string Way(MethodModel method) => method.Http is { Since: { } since } http
        ? $" From version {since} of the service on over HTTP: <c>{http.Verb} {DocWriter.Escape(http.Address)}</c>. <see cref=\"{CSharp.Root}RealtimeConnection.ServiceVersion\"/> decides when the method is called, or <see cref=\"{CSharp.Root}RealtimeOptions.Binding\"/>."
        : "";

    private static string Form(MethodModel method) => (method.Idempotency?.Fill is null ? "" : " An id that is left out is made, so that the call can be repeated.") + Answers(method);

    private static string Answers(MethodModel method) => method switch
    {
        { HasReply: false } => " The server does not answer: completes when the call was accepted for writing.",
        { HasManyReplies: true } => " The server answers several times. The call is made when the sequence is first advanced, and given up when the enumeration ends early.",
        _ => "",
    };

    private void EmitCall(MethodModel method, ParameterList parameters)
    {
        writer.Open($"private readonly struct {method.Name}Call : {CSharp.Protocol}ICall");
        foreach (var value in parameters.Values) writer.Line($"private readonly {ParameterList.ParameterType(value, codecs)} {CSharpName.Escape(value.Name)};");
        if (parameters.Values.Count > 0)
        {
            writer.Line();
            writer.Open($"public {method.Name}Call({parameters.RequiredDeclaration(codecs)})");
            foreach (var value in parameters.Values) writer.Line($"this.{CSharpName.Escape(value.Name)} = {CSharpName.Escape(value.Name)};");
            writer.Close();
            writer.Line();
        }

        writer.Line($"public static {CSharp.Protocol}MethodDescriptor Method {{ get; }} = new({CSharp.Literal(method.Name)}, {CSharp.Literal(method.Wire)}, {CSharp.Protocol}TimeoutClass.{Timeout(method)}){Extras(method)};");
        writer.Line();
        writer.Open($"public void WriteParameters({CSharp.Utf8JsonWriter} writer)");
        EmitParameters(method);
        writer.Close();
        writer.Line();
    }

    private string Extras(MethodModel method)
    {
        var extras = "";
        if (method.Template is { } template) extras = $"Template = {CSharp.Literal(template)}";
        if (method.Values.Count > 0) extras += $"{(extras.Length == 0 ? "" : ", ")}Values = {Values(method.Values)}";
        if (method.Idempotency is { } idempotency) extras += $"{(extras.Length == 0 ? "" : ", ")}Idempotency = {new DescriptorEmitter(facts).Idempotency(idempotency)}";
        return extras.Length == 0 ? "" : $" {{ {extras} }}";
    }

    /// <summary>The constants of a method or a stream as an expression.</summary>
    public static string Values(EquatableArray<ValueModel> values)
    {
        var items = "";
        foreach (var value in values) items += $"{(items.Length == 0 ? "" : ", ")}({CSharp.Literal(value.Name)}, {CSharp.Utf8Literal(value.Json)}.ToArray())";
        return $"new {CSharp.Protocol}TemplateValues({items})";
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

    public string ResultType(MethodModel method) => method.Returns is { } type
        ? $"{(method.HasManyReplies ? Sequence : CSharp.ValueTask)}<{codecs.For(type).Record}{(type.IsNullable ? "?" : "")}>"
        : CSharp.ValueTask;

    /// <summary>The reader of the result: null is a result only where the schema says so.</summary>
    public string Reply(TypeRef type)
    {
        var codec = codecs.For(type);
        var kind = !type.IsNullable
            ? (type.Kind == TypeRefKind.Named && !facts.IsEnum(type.Name) ? "RequiredReply" : "ValueReply")
            : codec.RecordIsReference ? "OptionalReply" : "OptionalValueReply";
        return CSharp.Protocol + kind + codec.Arguments;
    }

    public static string Timeout(MethodModel method) => method.Timeout switch
    {
        "long" => "Long",
        "assets" => "Assets",
        _ => "Default",
    };
}
