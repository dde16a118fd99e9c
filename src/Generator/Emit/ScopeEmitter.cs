using Framewright.Generator.Model;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Emit;

/// <summary>Emits the members that give a sub-client: <c>OpenScopeAsync</c> where a frame opens a scope, <c>WithScope</c> where none does.</summary>
internal sealed class ScopeEmitter
{
    private readonly SourceWriter writer;
    private readonly ApiFacts facts;
    private readonly ScopeFacts scope;
    private readonly ApiScopeModel use;
    private readonly Codecs codecs;
    private readonly ParameterList parameters = new();

    public ScopeEmitter(SourceWriter writer, ApiFacts facts, ScopeFacts scope, ApiScopeModel? use)
    {
        this.writer = writer;
        this.facts = facts;
        this.scope = scope;
        this.use = use ?? new ApiScopeModel(null, ShapeModel.None);
        codecs = new Codecs(facts);
        foreach (var value in scope.Values) parameters.Add(new TypedValue(value, new TypeRef(TypeRefKind.Scalar, "string", null, false), false, false, null));
        if (scope.IsOpened) parameters.Add(this.use.Parameters);
    }

    private string Name => scope.IsOpened ? $"Open{scope.Name}Async" : $"With{scope.Name}";

    private string Declared => scope.IsOpened
        ? $"{parameters.Declaration(codecs)}{CSharp.CancellationToken} cancellationToken = default"
        : parameters.Declaration(codecs).TrimEnd(' ', ',');

    public void EmitDeclaration()
    {
        EmitDocs();
        writer.Line(scope.IsOpened
            ? $"{CSharp.ValueTask}<I{facts.ClientName}> {Name}({Declared});"
            : $"I{facts.ClientName} {Name}({Declared});");
        writer.Line();
    }

    /// <summary>Emits the members of the client.</summary>
    /// <param name="hasSession">Whether the client has an authenticator to share.</param>
    public void EmitMembers(bool hasSession)
    {
        EmitConstructor(hasSession);
        EmitDocs();
        if (scope.IsOpened) EmitOpen();
        else EmitWith();
    }

    private void EmitConstructor(bool hasSession)
    {
        writer.Open($"private {facts.ClientName}({facts.ClientName} root, {CSharp.Root}RealtimeConnection connection)");
        if (hasSession) writer.Line("authenticator = root.authenticator;");
        writer.Line("Connection = connection;");
        writer.Close();
        writer.Line();
    }

    private void EmitOpen()
    {
        writer.Open($"public async {CSharp.ValueTask}<{facts.ClientName}> {Name}({Declared})");
        parameters.EmitChecks(writer, codecs);
        if (use.Parameters.Items.Count > 0)
        {
            writer.Line("var buffer = new global::System.Buffers.ArrayBufferWriter<byte>();");
            writer.Open($"using (var writer = new {CSharp.Utf8JsonWriter}(buffer))");
            new ShapeWriterEmitter(writer, codecs).Emit(use.Parameters);
            writer.Close();
            writer.Line();
        }

        writer.Line($"return new {facts.ClientName}(this, await Connection.OpenScopeAsync({Scope()}, cancellationToken).ConfigureAwait(false));");
        writer.Close();
        writer.Line();
        var arguments = parameters.Arguments();
        writer.Line($"async {CSharp.ValueTask}<I{facts.ClientName}> I{facts.ClientName}.{Name}({parameters.Declaration(codecs).Replace(" = null", "")}{CSharp.CancellationToken} cancellationToken) => await {Name}({InOrder(arguments)}cancellationToken).ConfigureAwait(false);");
        writer.Line();
    }

    private void EmitWith()
    {
        writer.Open($"public {facts.ClientName} {Name}({Declared})");
        parameters.EmitChecks(writer, codecs);
        writer.Line($"return new {facts.ClientName}(this, Connection.WithScope({Scope()}));");
        writer.Close();
        writer.Line();
        writer.Line($"I{facts.ClientName} I{facts.ClientName}.{Name}({Declared}) => {Name}({parameters.Arguments()});");
        writer.Line();
    }

    private static string InOrder(string arguments) => arguments.Length == 0 ? "" : arguments + ", ";

    private string Scope()
    {
        var values = "";
        foreach (var value in scope.Values) values += (values.Length == 0 ? "" : ", ") + CSharpName.Escape(value);
        var further = use.Parameters.Items.Count > 0 && scope.IsOpened ? ", buffer.WrittenSpan.ToArray()" : "";
        return $"new {CSharp.Protocol}Scope({CSharp.Literal(scope.Name)}, new string[] {{ {values} }}{further})";
    }

    private void EmitDocs()
    {
        writer.Summary(use.Doc, scope.IsOpened ? $"Opens a {scope.Name} on the server." : $"Binds the values of a {scope.Name}.");
        writer.Remarks(scope.IsOpened
            ? "Completes when the server has confirmed. The client that it gives shares the connection; its every call and stream carries the values. Disposing it ends its subscriptions and closes what was opened, not the connection."
            : "The client that it gives shares the connection; its every call and stream carries the values. Disposing it ends its subscriptions, not the connection.");
        parameters.EmitDocs(writer);
        if (!scope.IsOpened) return;
        writer.Param("cancellationToken", null, "Gives up waiting for the confirmation.");
        writer.Line($"/// <exception cref=\"{CSharp.Root}SubscriptionRefusedException\">The server refused.</exception>");
        writer.Line($"/// <exception cref=\"{CSharp.Root}ConnectionLostException\">The connection is not live, or broke before the confirmation.</exception>");
    }
}
