using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits the statements that write JSON as a template says it: of a frame, or of a body. What its placeholders stand for differs.</summary>
internal abstract class TemplateWalk(SourceWriter writer)
{
    protected SourceWriter Writer { get; } = writer;

    public void Emit(TemplateNode node)
    {
        switch (node)
        {
            case TemplateObject model:
                Writer.Line("writer.WriteStartObject();");
                foreach (var member in model.Members) EmitMember(member);
                Writer.Line("writer.WriteEndObject();");
                break;
            case TemplateArray array:
                Writer.Line("writer.WriteStartArray();");
                for (var i = 0; i < array.Items.Count; i++) EmitElement(array.Items[i], isLast: i == array.Items.Count - 1);
                Writer.Line("writer.WriteEndArray();");
                break;
            case TemplateConstant constant:
                Writer.Line($"writer.WriteRawValue({CSharp.Utf8Literal(constant.Json)}, skipInputValidation: true);");
                break;
            case TemplatePlaceholder placeholder:
                EmitPlaceholder(placeholder.Name);
                break;
            case TemplateText text:
                EmitText(text);
                break;
        }
    }

    /// <summary>Writes parameters as members of the object around them.</summary>
    protected abstract void EmitSpread();

    /// <summary>Writes the value of a placeholder.</summary>
    protected abstract void EmitPlaceholder(string placeholder);

    /// <summary>Writes an element of an array; an optional one that is not there is left out at the end, and null before it.</summary>
    protected abstract void EmitElement(TemplateNode node, bool isLast);

    protected abstract void EmitText(TemplateText text);

    /// <summary>The condition under which a placeholder has a value.</summary>
    protected abstract string IsThere(string placeholder);

    private void EmitMember(TemplateMember member)
    {
        if (member.IsSpread)
        {
            EmitSpread();
            return;
        }

        var optional = member.Value is TemplatePlaceholder { IsOptional: true } placeholder ? placeholder : null;
        if (optional is not null) Writer.Open($"if ({IsThere(optional.Name)})");
        Writer.Line($"writer.WritePropertyName({CSharp.Utf8Literal(member.Name)});");
        Emit(member.Value);
        if (optional is not null) Writer.Close();
    }
}
