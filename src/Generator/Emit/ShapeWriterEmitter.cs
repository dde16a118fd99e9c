using Framewright.Generator.Model;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Emit;

/// <summary>Emits the statements that write a shape's values (the parameters of a call or of a subscription) as one JSON value.</summary>
internal sealed class ShapeWriterEmitter
{
    private readonly SourceWriter writer;
    private readonly Codecs codecs;

    public ShapeWriterEmitter(SourceWriter writer, Codecs codecs)
    {
        this.writer = writer;
        this.codecs = codecs;
    }

    public void Emit(ShapeModel shape)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Single:
                EmitValue(shape.Items[0].Value);
                break;
            case ShapeKind.Named:
                writer.Line("writer.WriteStartObject();");
                EmitMembers(shape);
                writer.Line("writer.WriteEndObject();");
                break;
            default:
                EmitList(Values(shape));
                break;
        }
    }

    private static List<ShapeValue> Values(ShapeModel shape)
    {
        var values = new List<ShapeValue>(shape.Items.Count);
        foreach (var item in shape.Items) values.Add(item.Value);
        return values;
    }

    private void EmitList(List<ShapeValue> values)
    {
        writer.Line("writer.WriteStartArray();");
        for (var i = 0; i < values.Count; i++) EmitElement(values, i);
        writer.Line("writer.WriteEndArray();");
    }

    /// <summary>Emits named values without the braces around them.</summary>
    public void EmitMembers(ShapeModel shape)
    {
        foreach (var item in shape.Items) EmitMember(item);
    }

    private void EmitMember(ShapeItem item)
    {
        var name = $"writer.WritePropertyName({CSharp.Utf8Literal(item.Wire!)});";
        if (item.Value is TypedValue { IsOptional: true } optional)
        {
            writer.Open($"if ({ParameterList.PresentCondition(optional)})");
            writer.Line(name);
            EmitValue(item.Value);
            writer.Close();
            return;
        }

        writer.Line(name);
        EmitValue(item.Value);
    }

    /// <summary>An optional element is left out when it and everything behind it is; otherwise it holds its place with a null.</summary>
    private void EmitElement(List<ShapeValue> values, int index)
    {
        if (TrailingCondition(values, index) is { } condition)
        {
            writer.Open($"if ({condition})");
            EmitValue(values[index]);
            writer.Close();
            return;
        }

        EmitValue(values[index]);
    }

    private static string? TrailingCondition(List<ShapeValue> values, int index)
    {
        var condition = "";
        for (var i = index; i < values.Count; i++)
        {
            if (values[i] is not TypedValue { IsOptional: true } optional) return null;
            condition += (condition.Length == 0 ? "" : " || ") + ParameterList.PresentCondition(optional);
        }

        return condition;
    }

    private void EmitValue(ShapeValue value)
    {
        switch (value)
        {
            case TypedValue typed:
                EmitTyped(typed);
                break;
            case TextValue text:
                writer.Line($"writer.WriteStringValue({TextExpression(text, codecs)});");
                break;
            case ListValue list:
                EmitList([.. list.Items]);
                break;
            case ObjectValue members:
                writer.Line("writer.WriteStartObject();");
                foreach (var member in members.Members) EmitMember(member);
                writer.Line("writer.WriteEndObject();");
                break;
            case ConstantValue constant:
                writer.Line($"writer.WriteRawValue({CSharp.Utf8Literal(constant.Json)}, skipInputValidation: true);");
                break;
        }
    }

    private void EmitTyped(TypedValue typed)
    {
        var codec = codecs.For(typed.Type);
        var name = CSharpName.Escape(typed.Name);
        if (!ParameterList.MayBeNull(typed))
        {
            writer.Line($"{codec.Writer}.Write(writer, {name});");
            return;
        }

        var value = ParameterList.IsThreeState(typed) ? name + ".Value" : name;
        writer.Line($"if ({value} is {{ }} present{typed.Name}) {codec.Writer}.Write(writer, present{typed.Name});");
        writer.Line("else writer.WriteNullValue();");
    }

    /// <summary>A text with placeholders as a C# expression.</summary>
    public static string TextExpression(TextValue text, Codecs codecs)
    {
        if (text.Parts.Count == 0) return "\"\"";
        if (text.Parts.Count == 1 && text.Parts[0] is { Parameter: null, Scope: null }) return CSharp.Literal(text.Parts[0].Literal);
        var expression = "";
        foreach (var part in text.Parts)
        {
            var piece = part.Parameter is { } parameter ? AsText(parameter, codecs) : part.Scope is null ? CSharp.Literal(part.Literal) : ScopeValue(part, codecs);
            expression += (expression.Length == 0 ? "" : " + ") + piece;
        }

        return expression;
    }

    /// <summary>A value of the scope of the connection at hand.</summary>
    private static string ScopeValue(TopicTextPart part, Codecs codecs) => part.IsOptional
        ? $"(Connection.Scope?.Values[{codecs.ScopeIndex(part.Scope!)}] ?? \"\")"
        : $"{CSharp.Protocol}Scope.Require(Connection.Scope).Values[{codecs.ScopeIndex(part.Scope!)}]";

    private static string AsText(TypedValue parameter, Codecs codecs)
    {
        var name = CSharpName.Escape(parameter.Name);
        var codec = codecs.For(parameter.Type);
        if (codec.Record == "string") return name;
        return parameter.Type.Kind == TypeRefKind.Named
            ? $"{name}.Value"
            : $"global::System.Convert.ToString({name}, global::System.Globalization.CultureInfo.InvariantCulture)";
    }
}
