using Framewright.Generator.Model;
using Framewright.Generator.Schema.Http;
using Framewright.Generator.Support;

namespace Framewright.Generator.Emit.Http;

/// <summary>Emits the statements that write the JSON body of a call over HTTP.</summary>
internal sealed class HttpBodyEmitter(SourceWriter writer, Codecs codecs, MethodModel method, HttpTexts texts) : TemplateWalk(writer)
{
    private int locals;

    protected override void EmitSpread() => new ShapeWriterEmitter(Writer, codecs).EmitMembers(method.Parameters);

    protected override void EmitElement(TemplateNode node, bool isLast)
    {
        if (!isLast || node is not TemplatePlaceholder { IsOptional: true } optional)
        {
            Emit(node);
            return;
        }

        Writer.Open($"if ({IsThere(optional.Name)})");
        Emit(node);
        Writer.Close();
    }

    protected override void EmitPlaceholder(string placeholder)
    {
        if (placeholder == "params")
        {
            new ShapeWriterEmitter(Writer, codecs).Emit(method.Parameters);
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
            Writer.Line($"{CSharp.Protocol}CredentialValue.Write(writer, {texts.Presented}?.{credential.Member});");
        }
        else
        {
            Writer.Line($"writer.WriteStringValue({texts.Session(placeholder)});");
        }
    }

    private void EmitTyped(string codec, string value, bool mayBeNull)
    {
        if (!mayBeNull)
        {
            Writer.Line($"{codec}.Write(writer, {value});");
            return;
        }

        // With a capital, so that no parameter is called so.
        var local = "Present" + CSharp.Number(++locals);
        Writer.Line($"if ({value} is {{ }} {local}) {codec}.Write(writer, {local});");
        Writer.Line("else writer.WriteNullValue();");
    }

    protected override void EmitText(TemplateText text) => Writer.Line($"writer.WriteStringValue({texts.Join(Lenient(text))});");

    /// <summary>What has to be there was asked for when the call was made.</summary>
    private static EquatableArray<TextPart> Lenient(TemplateText text)
    {
        var parts = new List<TextPart>(text.Parts.Count);
        foreach (var part in text.Parts) parts.Add(part with { IsOptional = true });
        return parts.ToEquatable();
    }

    protected override string IsThere(string placeholder)
    {
        if (HttpTexts.IsOfSession(placeholder)) return texts.Session(placeholder) + " is not null";
        return ParameterList.PresentCondition(HttpValues.Parameter(method, placeholder)!);
    }
}
