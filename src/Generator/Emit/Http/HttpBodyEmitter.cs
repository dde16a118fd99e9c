using Framewright.Generator.Model;
using Framewright.Generator.Naming;
using Framewright.Generator.Schema.Http;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit.Http;

/// <summary>Emits the statements that write the JSON body of a call over HTTP.</summary>
internal sealed class HttpBodyEmitter(SourceWriter writer, Codecs codecs, MethodModel method, HttpTexts texts)
{
    private int locals;

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
                EmitValue(placeholder.Name);
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
            new ShapeWriterEmitter(writer, codecs).EmitMembers(method.Parameters);
            return;
        }

        var isOptional = member.Value is TemplatePlaceholder { IsOptional: true };
        if (isOptional) writer.Open($"if ({IsThere(((TemplatePlaceholder)member.Value).Name)})");
        writer.Line($"writer.WritePropertyName({CSharp.Utf8Literal(member.Name)});");
        Emit(member.Value);
        if (isOptional) writer.Close();
    }

    /// <summary>An optional element that is not there is left out at the end, and null before it.</summary>
    private void EmitElement(TemplateNode node, bool isLast)
    {
        if (!isLast || node is not TemplatePlaceholder { IsOptional: true } optional)
        {
            Emit(node);
            return;
        }

        writer.Open($"if ({IsThere(optional.Name)})");
        Emit(node);
        writer.Close();
    }

    private void EmitValue(string placeholder)
    {
        if (placeholder == "params")
        {
            new ShapeWriterEmitter(writer, codecs).Emit(method.Parameters);
        }
        else if (!HttpTexts.IsOfSession(placeholder))
        {
            var parameter = HttpValues.Parameter(method, placeholder)!;
            EmitTyped(codecs.For(parameter.Type).Writer, HttpTexts.Present(parameter), ParameterList.MayBeNull(parameter));
        }
        else if (texts.Identity(placeholder) is { } identity)
        {
            EmitTyped(codecs.For(identity.Type).Writer, "Identity?." + identity.Members, mayBeNull: true);
        }
        else if (texts.Credential(placeholder) is { } credential)
        {
            writer.Line($"{CSharp.Protocol}CredentialValue.Write(writer, {texts.Presented}?.{credential.Member});");
        }
        else
        {
            writer.Line($"writer.WriteStringValue({texts.Session(placeholder)});");
        }
    }

    private void EmitTyped(string codec, string value, bool mayBeNull)
    {
        if (!mayBeNull)
        {
            writer.Line($"{codec}.Write(writer, {value});");
            return;
        }

        // With a capital, so that no parameter is called so.
        var local = "Present" + CSharp.Number(++locals);
        writer.Line($"if ({value} is {{ }} {local}) {codec}.Write(writer, {local});");
        writer.Line("else writer.WriteNullValue();");
    }

    private void EmitText(TemplateText text) => writer.Line($"writer.WriteStringValue({texts.Join(Lenient(text))});");

    /// <summary>What has to be there was asked for when the call was made.</summary>
    private static EquatableArray<TextPart> Lenient(TemplateText text)
    {
        var parts = new List<TextPart>(text.Parts.Count);
        foreach (var part in text.Parts) parts.Add(part with { IsOptional = true });
        return parts.ToEquatable();
    }

    private string IsThere(string placeholder)
    {
        if (HttpTexts.IsOfSession(placeholder)) return texts.Session(placeholder) + " is not null";
        var parameter = HttpValues.Parameter(method, placeholder)!;
        return ParameterList.IsThreeState(parameter) ? CSharpName.Escape(parameter.Name) + ".IsPresent" : CSharpName.Escape(parameter.Name) + " is not null";
    }
}
