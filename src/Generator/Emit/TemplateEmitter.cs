using Framewright.Generator.Emit.Lifecycle;
using Framewright.Generator.Model;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit;

/// <summary>Emits the statements that write an outbound frame.</summary>
internal sealed class TemplateEmitter : TemplateWalk
{
    private readonly RequestIdKind idKind;
    private readonly SessionValues values;

    public TemplateEmitter(SourceWriter writer, RequestIdKind idKind, EquatableArray<CredentialModel> credentials = default)
        : base(writer)
    {
        values = new SessionValues(credentials);
        this.idKind = idKind;
    }

    protected override void EmitSpread() => Writer.Line(IsCall ? "call.WriteMembers(writer);" : "topic.WriteMembers(writer);");

    protected override void EmitPlaceholder(string placeholder) => Writer.Line(Value(placeholder));

    protected override void EmitElement(TemplateNode node, bool isLast)
    {
        if (node is not TemplatePlaceholder { IsOptional: true } optional)
        {
            Emit(node);
            return;
        }

        Writer.Line($"if ({IsThere(optional.Name)}) {Value(optional.Name)}");
        if (!isLast) Writer.Line("else writer.WriteNullValue();");
    }

    protected override void EmitText(TemplateText text)
    {
        var expression = "";
        foreach (var part in text.Parts)
        {
            expression += (expression.Length == 0 ? "" : " + ") + (part.IsPlaceholder ? Text(part) : CSharp.Literal(part.Value));
        }

        Writer.Line($"writer.WriteStringValue({expression});");
    }

    private string Value(string placeholder)
    {
        var id = CSharp.Protocol + (idKind == RequestIdKind.Text ? "RequestId.WriteText" : "RequestId.WriteInteger");
        if (placeholder == "id") return $"{id}(writer, id);";
        if (placeholder == "subscription.id") return $"{id}(writer, subscriptionId);";
        if (placeholder == "call.id" && !IsAnswer) return $"{id}(writer, callId);";
        if (AnswerPart(placeholder) is { } answered) return $"{CSharp.Protocol}CallError.Write(writer, {answered});";
        if (ValueName(placeholder) is { } value) return $"writer.WriteRawValue({ValueOf(value)}, skipInputValidation: true);";
        if (placeholder == "name") return "writer.WriteStringValue(TCall.Method.WireName);";
        if (placeholder == "params") return ParametersOf();
        if (TopicPart(placeholder) is { } part) return $"writer.WriteStringValue(topic.Parts[{part}]);";
        if (placeholder == "scope.id") return $"{id}(writer, {RequiredScope}.Id);";
        if (IsScope(placeholder)) return $"writer.WriteStringValue({ScopeValue(placeholder)});";
        return values.Write(placeholder);
    }

    /// <summary>Which parameters are meant is told by the method that is being written: a call's or a subscription's.</summary>
    public bool IsCall { get; set; }

    /// <summary>Whether the parameters are those of a scope's opening.</summary>
    public bool IsOpening { get; set; }

    /// <summary>Whether the template answers a call of the peer, whose id is the peer's.</summary>
    public bool IsAnswer { get; set; }

    /// <summary>The protocol's scope; null when it has none.</summary>
    public ScopeModel? Scope { get; set; }

    /// <summary>The expression of the scope that is meant.</summary>
    public string ScopeExpression { get; set; } = "topic.Scope";

    private string RequiredScope => $"{CSharp.Protocol}Scope.Require({ScopeExpression})";

    private string? AnswerPart(string placeholder) => !IsAnswer ? null : placeholder switch
    {
        "call.id" => "answer.Id",
        "result" => "answer.Result",
        "error.code" => "answer.ErrorCode",
        "error.reason" => "answer.ErrorReason",
        "error.message" => "answer.ErrorMessage",
        "error.details" => "answer.ErrorDetails",
        _ => null,
    };

    private static string? ValueName(string placeholder) => placeholder.StartsWith("values.", StringComparison.Ordinal) ? placeholder.Substring("values.".Length) : null;

    private string ValueOf(string name) => (IsCall ? "TCall.Method" : "topic.Stream") + $".Value({CSharp.Literal(name)})";

    private static bool IsScope(string placeholder) => placeholder.StartsWith("scope.", StringComparison.Ordinal);

    private string ScopeValue(string placeholder) => $"{RequiredScope}.Values[{Scope!.IndexOf(placeholder.Substring("scope.".Length))}]";

    private string ParametersOf() => IsCall ? "call.WriteParameters(writer);" : IsOpening ? "scope.WriteParameters(writer);" : "topic.WriteParameters(writer);";

    protected override string IsThere(string placeholder)
    {
        if (TopicPart(placeholder) is { } part) return $"topic.Parts.Count > {part}";
        if (IsScope(placeholder)) return $"{ScopeExpression} is not null";
        if (AnswerPart(placeholder) is { } answered) return $"!{answered}.IsEmpty";
        if (ValueName(placeholder) is { } value) return $"!{ValueOf(value)}.IsEmpty";
        return SessionValues.Contains(placeholder) ? values.IsThere(placeholder) : "true";
    }

    private string Text(TextPart text)
    {
        if (TopicPart(text.Value) is { } part) return text.IsOptional ? $"({IsThere(text.Value)} ? topic.Parts[{part}] : \"\")" : $"topic.Parts[{part}]";
        if (text.Value == "scope.id") return ScopeText(text, $"{RequiredScope}.Id.ToString(global::System.Globalization.CultureInfo.InvariantCulture)");
        if (IsScope(text.Value)) return ScopeText(text, ScopeValue(text.Value));
        if (AnswerPart(text.Value) is { } answered) return $"{CSharp.Json}JsonToken.TextOrNull({answered})";
        if (ValueName(text.Value) is { } value) return $"{CSharp.Json}JsonToken.TextOrNull({ValueOf(value)})";
        return text.Value switch
        {
            "id" => "id.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
            "subscription.id" => "subscriptionId.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
            "call.id" => "callId.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
            "name" => "TCall.Method.WireText",
            _ => values.Text(text.Value),
        };
    }

    private string ScopeText(TextPart text, string value) => text.IsOptional ? $"({IsThere(text.Value)} ? {value} : \"\")" : value;

    private static string? TopicPart(string placeholder) =>
        placeholder.StartsWith("topic.", StringComparison.Ordinal) ? placeholder.Substring("topic.".Length) : null;
}
