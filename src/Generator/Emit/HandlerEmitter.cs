using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>Emits a handler of the peer's calls: its interface member, its client member and the class that reads parameters and writes the result.</summary>
internal sealed class HandlerEmitter
{
    /// <summary>The most values that a handler takes one by one: <c>Func</c> has no more, and one of its types is the token.</summary>
    private const int MostValues = 15;

    private readonly SourceWriter writer;
    private readonly ApiFacts facts;
    private readonly Codecs codecs;

    public HandlerEmitter(SourceWriter writer, ApiFacts facts)
    {
        this.writer = writer;
        this.facts = facts;
        codecs = new Codecs(facts);
    }

    public void EmitDeclaration(HandlerModel handler)
    {
        EmitDocs(handler);
        writer.Obsolete(handler.Versions);
        writer.Line($"global::System.IDisposable On{handler.Name}({Delegate(handler)} handler);");
        writer.Line();
    }

    private void EmitDocs(HandlerModel handler, MemberForm? member = null)
    {
        writer.Summary(handler.Doc, $"Serves '{handler.Wire}', which the server calls.");
        writer.Remarks($"On the wire: <c>{DocWriter.Escape(handler.Wire)}</c>. The handler runs off the receive loop; several calls may run at once. It serves all sockets of the connection until what comes back is disposed.{VersionText.Remark(handler.Versions)}");
        member?.EmitDocs(writer);
        writer.Param("handler", null, $"Gets {Described(handler)} and a token that is cancelled when the socket has ended. It tells the server of a failure by throwing CallErrorException; of any other exception the server only learns that the call failed.");
        writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">There is a handler already.</exception>");
    }

    public void EmitMembers(HandlerModel handler)
    {
        var member = MemberForm.Of(facts, new ParameterList());
        if (facts.Extension is null) writer.Line("/// <inheritdoc/>");
        else EmitDocs(handler, member);
        writer.Obsolete(handler.Versions);
        writer.Open(member.Head($"global::System.IDisposable On{handler.Name}({Delegate(handler)} handler)"));
        member.EmitCheck(writer);
        writer.Line("global::System.ArgumentNullException.ThrowIfNull(handler);");
        writer.Line($"return {member.Connection}.Handle(new {handler.Name}Handler(handler));");
        writer.Close();
        writer.Line();
        EmitHandler(handler);
    }

    /// <summary>The object type that stands for parameters of several values; null when there is one value or none.</summary>
    public static ObjectTypeModel? ParametersObject(HandlerModel handler)
    {
        var values = Values(handler);
        if (values.Count == 0 || handler.Parameters.Kind == ShapeKind.Single || IsFirstElement(handler.Parameters)) return null;
        var fields = new List<FieldModel>();
        foreach (var item in handler.Parameters.Items)
        {
            if (item.Value is TypedValue value) fields.Add(new FieldModel(item.Wire ?? value.Name, CSharpName.Pascal(value.Name), value.Type, value.IsOptional, value.Doc, value.IsSecret));
        }

        return new ObjectTypeModel(handler.Name + "Parameters", $"The parameters of '{handler.Wire}'.", fields.ToEquatable());
    }

    /// <summary>Whether the first element is all there is. One that may be missing is told from a default only as a member of a record.</summary>
    private static bool IsFirstElement(ShapeModel parameters) =>
        parameters is { Kind: ShapeKind.Positional, Items.Count: 1 } && parameters.Items[0].Value is TypedValue value && !ParameterList.MayBeNull(value);

    private void EmitHandler(HandlerModel handler)
    {
        var values = Values(handler);
        var codec = values.Count == 0 ? null : ParametersCodec(handler);
        writer.Open(codec is null
            ? $"private sealed class {handler.Name}Handler : {CSharp.Protocol}PlainCallHandler"
            : $"private sealed class {handler.Name}Handler : {CSharp.Protocol}CallHandler<{codec.Record}, {codec.View}>");
        writer.Line($"private readonly {Delegate(handler)} handler;");
        writer.Line();
        writer.Line($"public {handler.Name}Handler({Delegate(handler)} handler)").Indent();
        writer.Line($": base({CSharp.Literal(handler.Name)}, {CSharp.Literal(handler.Wire)}{(codec is null ? "" : $", {Shape(handler, codec)}, isOptional: {CSharp.Bool(IsOptional(values))}")}) => this.handler = handler;").Outdent();
        writer.Line();
        EmitInvoke(handler, values, codec);
        writer.Close();
        writer.Line();
    }

    private void EmitInvoke(HandlerModel handler, List<TypedValue> values, Codec? codec)
    {
        writer.Open($"protected override async {CSharp.ValueTask}<byte[]?> InvokeAsync({(codec is null ? "" : codec.Record + " parameters, ")}{CSharp.CancellationToken} cancellationToken)");
        var arguments = "";
        if (codec is not null && (ParametersObject(handler) is null || values.Count > MostValues)) arguments = "parameters, ";
        else foreach (var value in values) arguments += $"parameters.{CSharpName.Pascal(value.Name)}, ";
        var call = $"await handler({arguments}cancellationToken).ConfigureAwait(false);";
        if (handler.Returns is not { } type)
        {
            writer.Line(call);
            writer.Line("return null;");
        }
        else
        {
            var written = codecs.For(type);
            writer.Line($"{written.Record}{(type.IsNullable ? "?" : "")} result = {call}");
            var write = $"Write<{written.Writer}, {written.Record}>";
            writer.Line(type.IsNullable ? $"return result is {{ }} present ? {write}(present) : WriteNull();" : $"return {write}(result);");
        }

        writer.Close();
    }

    private string Delegate(HandlerModel handler)
    {
        var values = Values(handler);
        var types = "";
        if (values.Count > MostValues) types = ParametersCodec(handler).Record + ", ";
        else foreach (var value in values) types += codecs.For(value.Type).Record + (ParameterList.MayBeNull(value) ? "?" : "") + ", ";
        var result = handler.Returns is { } type ? $"{CSharp.ValueTask}<{codecs.For(type).Record}{(type.IsNullable ? "?" : "")}>" : CSharp.ValueTask;
        return $"global::System.Func<{types}{CSharp.CancellationToken}, {result}>";
    }

    private Codec ParametersCodec(HandlerModel handler) => ParametersObject(handler) is { } type
        ? Codecs.Object(facts.FullName(type.Name))
        : codecs.For(Values(handler)[0].Type);

    private static string Shape(HandlerModel handler, Codec codec)
    {
        var shape = IsFirstElement(handler.Parameters) ? "FirstElementStream" : "ValueStream";
        return $"new {CSharp.Protocol}{shape}{codec.Arguments}({CSharp.Literal(handler.Name)})";
    }

    private static string Described(HandlerModel handler)
    {
        var text = "";
        foreach (var value in Values(handler)) text += (text.Length == 0 ? "" : ", ") + value.Name;
        return text.Length == 0 ? "nothing" : text;
    }

    private static bool IsOptional(List<TypedValue> values)
    {
        foreach (var value in values)
        {
            if (!value.IsOptional) return false;
        }

        return true;
    }

    private static List<TypedValue> Values(HandlerModel handler)
    {
        var values = new List<TypedValue>();
        foreach (var item in handler.Parameters.Items)
        {
            if (item.Value is TypedValue value) values.Add(value);
        }

        return values;
    }
}
