using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits the statements that write an outbound frame.</summary>
internal sealed class TemplateEmitter
{
    private readonly SourceWriter writer;
    private readonly RequestIdKind idKind;

    public TemplateEmitter(SourceWriter writer, RequestIdKind idKind)
    {
        this.writer = writer;
        this.idKind = idKind;
    }

    public void Emit(TemplateNode node)
    {
        switch (node)
        {
            case TemplateObject model:
                writer.Line("writer.WriteStartObject();");
                foreach (var member in model.Members) EmitMember(member);
                writer.Line("writer.WriteEndObject();");
                break;
            case TemplateArray array:
                writer.Line("writer.WriteStartArray();");
                for (var i = 0; i < array.Items.Count; i++) EmitElement(array.Items[i], isLast: i == array.Items.Count - 1);
                writer.Line("writer.WriteEndArray();");
                break;
            case TemplateConstant constant:
                writer.Line($"writer.WriteRawValue({CSharp.Utf8Literal(constant.Json)}, skipInputValidation: true);");
                break;
            case TemplatePlaceholder placeholder:
                writer.Line(Value(placeholder.Name));
                break;
            case TemplateText text:
                EmitText(text);
                break;
        }
    }

    private void EmitMember(TemplateMember member)
    {
        if (member.IsSpread)
        {
            writer.Line(IsCall ? "call.WriteMembers(writer);" : "topic.WriteMembers(writer);");
            return;
        }

        var name = $"writer.WritePropertyName({CSharp.Utf8Literal(member.Name)});";
        if (member.Value is TemplatePlaceholder { IsOptional: true } optional)
        {
            writer.Open($"if ({IsThere(optional.Name)})");
            writer.Line(name);
            writer.Line(Value(optional.Name));
            writer.Close();
            return;
        }

        writer.Line(name);
        Emit(member.Value);
    }

    private void EmitElement(TemplateNode node, bool isLast)
    {
        if (node is not TemplatePlaceholder { IsOptional: true } optional)
        {
            Emit(node);
            return;
        }

        writer.Line($"if ({IsThere(optional.Name)}) {Value(optional.Name)}");
        if (!isLast) writer.Line("else writer.WriteNullValue();");
    }

    private void EmitText(TemplateText text)
    {
        var expression = "";
        foreach (var part in text.Parts)
        {
            expression += (expression.Length == 0 ? "" : " + ") + (part.IsPlaceholder ? Text(part) : CSharp.Literal(part.Value));
        }

        writer.Line($"writer.WriteStringValue({expression});");
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
        return $"{CSharp.Protocol}SessionValue.Write(writer, {Capture(placeholder)});";
    }

    /// <summary>Which parameters are meant is told by the method that is being written: a call's or a subscription's.</summary>
    public bool IsCall { get; set; }

    /// <summary>Whether the template answers a call of the peer, whose id is the peer's.</summary>
    public bool IsAnswer { get; set; }

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

    private string ParametersOf() => IsCall ? "call.WriteParameters(writer);" : "topic.WriteParameters(writer);";

    private string IsThere(string placeholder)
    {
        if (TopicPart(placeholder) is { } part) return $"topic.Parts.Count > {part}";
        if (AnswerPart(placeholder) is { } answered) return $"!{answered}.IsEmpty";
        if (ValueName(placeholder) is { } value) return $"!{ValueOf(value)}.IsEmpty";
        return placeholder.StartsWith("session.", StringComparison.Ordinal) ? $"{Capture(placeholder)} is not null" : "true";
    }

    private string Text(TextPart text)
    {
        if (TopicPart(text.Value) is { } part) return text.IsOptional ? $"({IsThere(text.Value)} ? topic.Parts[{part}] : \"\")" : $"topic.Parts[{part}]";
        if (AnswerPart(text.Value) is { } answered) return $"{CSharp.Json}JsonToken.TextOrNull({answered})";
        if (ValueName(text.Value) is { } value) return $"{CSharp.Json}JsonToken.TextOrNull({ValueOf(value)})";
        return text.Value switch
        {
            "id" => "id.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
            "subscription.id" => "subscriptionId.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
            "call.id" => "callId.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
            "name" => "TCall.Method.WireText",
            _ => $"{CSharp.Json}JsonToken.TextOrNull({Capture(text.Value)})",
        };
    }

    private static string? TopicPart(string placeholder) =>
        placeholder.StartsWith("topic.", StringComparison.Ordinal) ? placeholder.Substring("topic.".Length) : null;

    private static string Capture(string placeholder) => CaptureField(placeholder.Substring("session.".Length));

    /// <summary>The field that holds a captured value as raw JSON.</summary>
    public static string CaptureField(string name) => "captured" + char.ToUpperInvariant(name[0]) + name.Substring(1);
}
