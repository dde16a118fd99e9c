using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits the outbound writers: one method for each role that the session writes.</summary>
internal sealed class ProtocolWritersEmitter
{
    private const string Writer = CSharp.Utf8JsonWriter + " writer";

    private readonly SourceWriter writer;
    private readonly ProtocolModel protocol;
    private readonly TemplateEmitter templates;

    public ProtocolWritersEmitter(SourceWriter writer, ProtocolModel protocol)
    {
        this.writer = writer;
        this.protocol = protocol;
        templates = new TemplateEmitter(writer, protocol.RequestId, protocol.Credentials) { Scope = protocol.Scope };
    }

    public void Emit()
    {
        EmitTemplates();
        EmitRole($"public readonly void WritePing({Writer}, long id)", protocol.Heartbeat?.Template ?? "ping", isCall: false);
        EmitCall();
        EmitTopic($"public readonly void WriteSubscribe({Writer}, long id, {CSharp.Protocol}Topic topic)", "subscribe", "Template", TemplateUses.IsOfStreams);
        EmitTopic($"public readonly void WriteUnsubscribe({Writer}, long id, long subscriptionId, {CSharp.Protocol}Topic topic)", "unsubscribe", "EndTemplate", TemplateUses.IsOfEnds);
        if (Find("cancel") is not null) EmitRole($"public readonly void WriteCancel({Writer}, long id, long callId)", "cancel", isCall: false);
        EmitAnswers();
        if (protocol.Scope is { } scope) EmitScope(scope);
    }

    private void EmitAnswers()
    {
        var isOpen = false;
        templates.IsAnswer = true;
        for (var i = 0; i < protocol.Templates.Count; i++)
        {
            if (!TemplateUses.IsAnswer(protocol, protocol.Templates[i].Name)) continue;
            if (!isOpen)
            {
                writer.Line("/// <inheritdoc/>");
                writer.Open($"public readonly void WriteAnswer({Writer}, int template, in {CSharp.Protocol}CallAnswer answer)");
                writer.Open("switch (template)");
                isOpen = true;
            }

            writer.Line($"case {i}: // {protocol.Templates[i].Name}").Indent();
            templates.Emit(protocol.Templates[i].Root);
            writer.Line("break;").Outdent();
        }

        templates.IsAnswer = false;
        if (!isOpen) return;
        writer.Line("default:").Indent();
        writer.Line("throw new global::System.ArgumentOutOfRangeException(nameof(template));").Outdent();
        writer.Close();
        writer.Close();
        writer.Line();
    }

    private bool IsOfScope(string template) => protocol.Scope is { } scope && (template == scope.Open || template == scope.Close);

    private bool IsOfMethods(TemplateModel template) => TemplateUses.IsOfMethods(template) && !IsOfScope(template.Name) && !TemplateUses.IsAnswer(protocol, template.Name);

    private bool HasMethodTemplates()
    {
        foreach (var template in protocol.Templates)
        {
            if (template.Name != "call" && IsOfMethods(template)) return true;
        }

        return false;
    }

    /// <summary>Templates without a call or a topic can be written by number: the opening's frames, answers, pings.</summary>
    private void EmitTemplates()
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public readonly void WriteTemplate({Writer}, int template, long id)");
        writer.Open("switch (template)");
        for (var i = 0; i < protocol.Templates.Count; i++)
        {
            var template = protocol.Templates[i];
            if (template.Name is "call" or "subscribe" or "unsubscribe" or "cancel" || IsOfMethods(template) || TemplateUses.IsOfStreams(template) || TemplateUses.IsOfEnds(template) || IsOfScope(template.Name) || TemplateUses.IsAnswer(protocol, template.Name) || TemplateUses.SaysAnswer(template)) continue;
            writer.Line($"case {i}: // {template.Name}").Indent();
            templates.Emit(template.Root);
            writer.Line("break;").Outdent();
        }

        writer.Line("default:").Indent();
        writer.Line("throw new global::System.ArgumentOutOfRangeException(nameof(template));").Outdent();
        writer.Close();
        writer.Close();
        writer.Line();
    }

    /// <summary>Where there are scopes, a call is written with the one that it is made in.</summary>
    private void EmitCall()
    {
        const string where = $"where TCall : struct, {CSharp.Protocol}ICall, allows ref struct";
        var call = $"public readonly void WriteCall<TCall>({Writer}, long id, in TCall call";
        if (protocol.Scope is null)
        {
            EmitCall($"{call}) {where}");
            return;
        }

        writer.Line("/// <inheritdoc/>");
        writer.Line($"{call}) {where} => WriteCall(writer, id, call, null);");
        writer.Line();
        templates.ScopeExpression = "scope";
        EmitCall($"{call}, {CSharp.Protocol}Scope? scope) {where}");
        templates.ScopeExpression = "topic.Scope";
    }

    /// <summary>Most protocols have one template for all methods; others let a method say which one it is sent with.</summary>
    private void EmitCall(string signature)
    {
        if (!HasMethodTemplates())
        {
            EmitRole(signature, "call", isCall: true);
            return;
        }

        writer.Line("/// <inheritdoc/>");
        writer.Open(signature);
        templates.IsCall = true;
        EmitChoice("TCall.Method.Template", "call", IsOfMethods);
        templates.IsCall = false;
        writer.Close();
        writer.Line();
    }

    /// <summary>Most protocols have one template for all streams, too.</summary>
    private void EmitTopic(string signature, string standard, string property, Func<TemplateModel, bool> isMeant)
    {
        var isChosen = false;
        foreach (var template in protocol.Templates) isChosen |= template.Name != standard && isMeant(template);
        if (!isChosen)
        {
            EmitRole(signature, standard, isCall: false);
            return;
        }

        writer.Line("/// <inheritdoc/>");
        writer.Open(signature);
        templates.IsCall = false;
        EmitChoice("topic.Stream." + property, standard, isMeant);
        writer.Close();
        writer.Line();
    }

    /// <summary>Emits the templates that can be meant, and the standard one for whoever names none.</summary>
    private void EmitChoice(string chosen, string standard, Func<TemplateModel, bool> isMeant)
    {
        writer.Open($"switch ({chosen})");
        foreach (var template in protocol.Templates)
        {
            if (template.Name == standard || !isMeant(template)) continue;
            writer.Line($"case {CSharp.Literal(template.Name)}:").Indent();
            templates.Emit(template.Root);
            writer.Line("break;").Outdent();
        }

        writer.Line("default:").Indent();
        if (Find(standard) is { } otherwise)
        {
            templates.Emit(otherwise.Root);
            writer.Line("break;").Outdent();
        }
        else
        {
            writer.Line($"throw new global::System.NotSupportedException({CSharp.Literal($"The protocol '{protocol.Name}' has no '{standard}' under 'send'.")});").Outdent();
        }

        writer.Close();
    }

    private void EmitScope(ScopeModel scope)
    {
        templates.ScopeExpression = "scope";
        templates.IsOpening = true;
        if (scope.Open is { } open) EmitRole($"public readonly void WriteOpenScope({Writer}, long id, {CSharp.Protocol}Scope scope)", open, isCall: false);
        templates.IsOpening = false;
        if (scope.Close is { } close) EmitRole($"public readonly void WriteCloseScope({Writer}, long id, {CSharp.Protocol}Scope scope)", close, isCall: false);
    }

    private void EmitRole(string signature, string name, bool isCall)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open(signature);
        templates.IsCall = isCall;
        if (Find(name) is { } template) templates.Emit(template.Root);
        else writer.Line($"throw new global::System.NotSupportedException({CSharp.Literal($"The protocol '{protocol.Name}' has no '{name}' under 'send'.")});");
        writer.Close();
        writer.Line();
    }

    private TemplateModel? Find(string name)
    {
        foreach (var template in protocol.Templates)
        {
            if (template.Name == name) return template;
        }

        return null;
    }
}
