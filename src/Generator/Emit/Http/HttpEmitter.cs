using Framewright.Generator.Model;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Emit.Http;

/// <summary>Emits a method that is called over HTTP: its interface members, its client members (parsed and raw) and the struct that makes the call.</summary>
internal sealed class HttpEmitter(SourceWriter writer, ApiFacts facts)
{
    private readonly Codecs codecs = new(facts);

    /// <summary>What stands between the method's name and <c>Async</c>: beside a call over the socket it says so.</summary>
    public static string NameOf(MethodModel method) => method.HasCall ? method.Name + "OverHttp" : method.Name;

    public void EmitDeclarations(MethodModel method)
    {
        var parameters = Parameters(method);
        foreach (var isRaw in new[] { false, true })
        {
            EmitDocs(method, parameters, isRaw);
            writer.Obsolete(method.Versions, isRaw ? "RawAsync" : "Async");
            writer.Line(Signature(method, parameters, isRaw) + ";");
            writer.Line();
        }
    }

    public void EmitMembers(MethodModel method)
    {
        var parameters = Parameters(method);
        EmitMember(method, parameters, isRaw: false);
        EmitMember(method, parameters, isRaw: true);
        EmitCall(method, parameters);
    }

    private static ParameterList Parameters(MethodModel method)
    {
        var parameters = new ParameterList();
        parameters.Add(method.Parameters);
        return parameters;
    }

    private string Signature(MethodModel method, ParameterList parameters, bool isRaw) =>
        $"{(isRaw ? $"{CSharp.ValueTask}<{CSharp.Json}RawJson>" : new MethodEmitter(writer, facts).ResultType(method))} {NameOf(method)}{(isRaw ? "Raw" : "")}Async({parameters.Declaration(codecs)}{CSharp.CancellationToken} cancellationToken = default)";

    private void EmitMember(MethodModel method, ParameterList parameters, bool isRaw)
    {
        var member = MemberForm.Of(facts, parameters);
        if (facts.Extension is null) writer.Line("/// <inheritdoc/>");
        else EmitDocs(method, parameters, isRaw, member);
        writer.Obsolete(method.Versions, isRaw ? "RawAsync" : "Async");
        writer.Open(member.Head(Signature(method, parameters, isRaw)));
        member.EmitCheck(writer);
        parameters.EmitChecks(writer, codecs);
        var call = $"new {method.Name}Http({parameters.Arguments()}){Given(method, member)}.ToCall()";
        var reader = !isRaw && method.Returns is { } type ? $", {new MethodEmitter(writer, facts).Reply(type)}.Instance" : "";
        writer.Line($"return {member.Connection}.{(isRaw ? "CallHttpRawAsync" : "CallHttpAsync")}({call}{reader}, cancellationToken);");
        writer.Close();
        writer.Line();
    }

    private static string Given(MethodModel method, MemberForm member)
    {
        var given = "";
        if (Uses(method, "identity.")) given = $"Identity = {(member.Receiver is null ? "" : member.Receiver + ".")}Identity";
        if (UsesConnection(method)) given += (given.Length == 0 ? "" : ", ") + $"Connection = {member.Connection}";
        return given.Length == 0 ? "" : $" {{ {given} }}";
    }

    private static bool UsesConnection(MethodModel method) => Uses(method, "credentials.") || Uses(method, "session.");

    private static bool Uses(MethodModel method, string source)
    {
        var uses = false;
        method.Http!.Visit(use => uses |= use.Name.StartsWith(source, StringComparison.Ordinal));
        return uses;
    }

    /// <summary>Whether a call takes or presents what has to stay secret.</summary>
    public static bool IsSecret(MethodModel method)
    {
        foreach (var value in ShapeValues.Typed(method.Parameters))
        {
            if (value.IsSecret) return true;
        }

        return Uses(method, "identity.") || UsesConnection(method);
    }

    private void EmitDocs(MethodModel method, ParameterList parameters, bool isRaw, MemberForm? member = null)
    {
        writer.Summary(method.Doc, $"Calls '{method.Http!.Address}' over HTTP.");
        writer.Remarks($"Over HTTP: <c>{method.Http.Verb} {DocWriter.Escape(method.Http.Address)}</c>. It needs no live socket.{(isRaw ? " The result is a raw copy that the caller owns; JSON null when the server sent none." : "")}{VersionText.Remark(method.Versions)}");
        member?.EmitDocs(writer);
        parameters.EmitDocs(writer);
        writer.Param("cancellationToken", null, "Gives up waiting; the server may still act.");
        writer.Line($"/// <exception cref=\"{CSharp.Root}CallException\">The server answered with an error, or with another status than that of a success.</exception>");
        writer.Line($"/// <exception cref=\"{CSharp.Root}CallTimeoutException\">No answer came in time.</exception>");
        writer.Line($"/// <exception cref=\"{CSharp.Root}ConnectionLostException\">No answer came, or the connection is disposed.</exception>");
        if (IsSecret(method)) EmitSecretDocs(writer);
    }

    public static void EmitSecretDocs(SourceWriter writer) =>
        writer.Line($"/// <exception cref=\"{CSharp.Root}AuthenticationException\">It presents what the session has not got yet, or secrets would go over plain http:// to another machine.</exception>");

    private void EmitCall(MethodModel method, ParameterList parameters)
    {
        var http = method.Http!;
        var texts = new HttpTexts(facts, codecs, method);
        writer.Open($"private readonly struct {method.Name}Http");
        if (http.Since is { } since) writer.Line($"public static readonly {CSharp.Root}Versions.ServiceVersion Since = {CSharp.Root}Versions.ServiceVersion.Parse({CSharp.Literal(since)});").Line();
        foreach (var value in parameters.Values) writer.Line($"private readonly {ParameterList.ParameterType(value, codecs)} {CSharpName.Escape(value.Name)};");
        if (parameters.Values.Count > 0)
        {
            writer.Line();
            writer.Open($"public {method.Name}Http({parameters.RequiredDeclaration(codecs)})");
            foreach (var value in parameters.Values) writer.Line($"this.{CSharpName.Escape(value.Name)} = {CSharpName.Escape(value.Name)};");
            writer.Close();
            writer.Line();
        }

        if (Uses(method, "identity.")) writer.Line($"public {facts.Http?.IdentityType}? Identity {{ get; init; }}").Line();
        if (UsesConnection(method)) writer.Line($"public {CSharp.Root}RealtimeConnection? Connection {{ get; init; }}").Line();
        EmitDescriptor(method, http);
        EmitToCall(method, http, texts);
        if (http.Body is not null) EmitBody(http.Body, method, texts);
        if (http.Success.Count > 0) EmitSuccess(http);
        writer.Close();
        writer.Line();
    }

    private void EmitDescriptor(MethodModel method, HttpModel http)
    {
        for (var i = 0; i < http.Success.Count; i++) writer.Line($"private static readonly {CSharp.Json}JsonPath When{CSharp.Number(i)} = {DescriptorEmitter.Path(http.Success[i].Path)};").Line();
        var extras = new List<string>();
        if (http.Result is { } result) extras.Add("Result = " + DescriptorEmitter.Path(result));
        if (http.Error is { } error) extras.Add("Error = " + DescriptorEmitter.Path(error));
        if (http.Errors is { } errors) extras.Add($"Errors = new {CSharp.Protocol}HttpErrorPaths {{ {Paths(errors)} }}");
        if (http.Success.Count > 0) extras.Add("Success = IsSuccess");
        var initialiser = extras.Count == 0 ? "" : $" {{ {string.Join(", ", extras)} }}";
        writer.Line($"private static readonly {CSharp.Protocol}HttpMethodDescriptor Method = new({CSharp.Literal(NameOf(method))}, {CSharp.Literal(http.Verb)}, {CSharp.Protocol}TimeoutClass.{MethodEmitter.Timeout(method)}){initialiser};");
        writer.Line();
    }

    private static string Paths(ErrorPathsModel errors)
    {
        var paths = new List<string>();
        if (errors.Code is { } code) paths.Add("Code = " + DescriptorEmitter.Path(code));
        if (errors.Reason is { } reason) paths.Add("Reason = " + DescriptorEmitter.Path(reason));
        if (errors.Message is { } message) paths.Add("Message = " + DescriptorEmitter.Path(message));
        if (errors.Details is { } details) paths.Add("Details = " + DescriptorEmitter.Path(details));
        return string.Join(", ", paths);
    }

    private void EmitToCall(MethodModel method, HttpModel http, HttpTexts texts)
    {
        writer.Open($"public {CSharp.Protocol}HttpCall ToCall()");
        writer.Line($"var writer = new {CSharp.Protocol}HttpCall(Method){(IsSecret(method) ? " { IsSecret = true }" : "")};");
        foreach (var part in http.Path)
        {
            writer.Line(part.IsPlaceholder
                ? $"writer.AppendPathValue({CSharp.Literal(part.Value)}, {texts.Join(new([part]))});"
                : $"writer.AppendPath({CSharp.Literal(part.Value)});");
        }

        foreach (var header in http.Headers) writer.Line($"writer.AddHeader({CSharp.Literal(header.Name)}, {texts.Join(header.Text)});");
        foreach (var member in http.Query)
        {
            writer.Line(texts.List(member.Text) is { } list ? list.Replace("{0}", CSharp.Literal(member.Name)) : $"writer.AddQuery({CSharp.Literal(member.Name)}, {texts.Join(member.Text)});");
        }

        if (http.Body is not null)
        {
            var needed = new HashSet<string>(StringComparer.Ordinal);
            TemplateUses.Visit(http.Body, (name, isOptional) =>
            {
                if (!isOptional && HttpTexts.IsOfSession(name) && needed.Add(name)) writer.Line(texts.Require(name) + ";");
            });
            writer.Line("writer.SetBody(WriteBody);");
        }

        writer.Line("return writer;");
        writer.Close();
        writer.Line();
    }

    private void EmitBody(TemplateNode body, MethodModel method, HttpTexts texts)
    {
        writer.Open($"private void WriteBody({CSharp.Utf8JsonWriter} writer)");
        new HttpBodyEmitter(writer, codecs, method, texts).Emit(body);
        writer.Close();
        writer.Line();
    }

    private void EmitSuccess(HttpModel http)
    {
        writer.Open($"private static bool IsSuccess({CSharp.Bytes} answer)");
        for (var i = 0; i < http.Success.Count; i++)
        {
            var number = CSharp.Number(i);
            writer.Line($"{CSharp.Bytes} when{number} = When{number}.Find(answer, 0).Of(answer);");
            writer.Line($"if (!({TokenTest.Condition(http.Success[i], "when" + number)})) return false;");
        }

        writer.Line("return true;");
        writer.Close();
        writer.Line();
    }
}
