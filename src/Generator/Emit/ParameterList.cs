using Framewright.Generator.Model;
using Framewright.Generator.Naming;

namespace Framewright.Generator.Emit;

/// <summary>The C# parameters that a method's or a topic's values declare: each name once, optional ones last.</summary>
internal sealed class ParameterList
{
    private readonly List<TypedValue> values = [];

    public IReadOnlyList<TypedValue> Values => values;

    /// <summary>Whether a parameter has the name.</summary>
    public bool Has(string name)
    {
        foreach (var value in values)
        {
            if (value.Name == name) return true;
        }

        return false;
    }

    public void Add(ShapeModel shape)
    {
        foreach (var item in shape.Items) Add(item.Value);
    }

    public void Add(ShapeValue value)
    {
        if (value is TypedValue typed) Add(typed);
        if (value is TextValue text) AddText(text);
        if (value is ListValue list) foreach (var item in list.Items) Add(item);
        if (value is ObjectValue members) foreach (var member in members.Members) Add(member.Value);
    }

    private void AddText(TextValue text)
    {
        foreach (var part in text.Parts)
        {
            if (part.Parameter is { } parameter) Add(parameter);
        }
    }

    private void Add(TypedValue value)
    {
        foreach (var existing in values)
        {
            if (existing.Name == value.Name) return;
        }

        var position = values.Count;
        if (!value.IsOptional)
        {
            while (position > 0 && values[position - 1].IsOptional) position--;
        }

        values.Insert(position, value);
    }

    /// <summary>The declaration of the parameters, with a trailing comma when there are any.</summary>
    /// <param name="codecs">Spells the types.</param>
    /// <param name="required">A further parameter with a trailing comma; it stands in front of the optional ones.</param>
    public string Declaration(Codecs codecs, string required = "")
    {
        var text = "";
        var optional = "";
        foreach (var value in values)
        {
            var parameter = $"{ParameterType(value, codecs)} {CSharpName.Escape(value.Name)}";
            if (value.IsOptional) optional += parameter + (IsThreeState(value) ? " = default, " : " = null, ");
            else text += parameter + ", ";
        }

        return text + required + optional;
    }

    /// <summary>The names of the parameters, separated by commas.</summary>
    public string Arguments()
    {
        var text = "";
        foreach (var value in values) text += (text.Length == 0 ? "" : ", ") + CSharpName.Escape(value.Name);
        return text;
    }

    /// <summary>The declaration without default values and without the comma at the end: that of a constructor.</summary>
    public string RequiredDeclaration(Codecs codecs) => Declaration(codecs).TrimEnd(' ', ',').Replace(" = null", "").Replace(" = default", "");

    /// <summary>Whether a value tells being left out from being null.</summary>
    public static bool IsThreeState(TypedValue value) => value.IsOptional && value.Type.IsNullable;

    /// <summary>The condition under which an optional value is written.</summary>
    public static string PresentCondition(TypedValue value) => CSharpName.Escape(value.Name) + (IsThreeState(value) ? ".IsPresent" : " is not null");

    /// <summary>The type of a parameter: what a writer of the type takes.</summary>
    public static string ParameterType(TypedValue value, Codecs codecs)
    {
        var type = value.Type.Kind switch
        {
            TypeRefKind.Array => $"global::System.Collections.Generic.IReadOnlyList<{codecs.Element(value.Type.Element!).Record}>",
            TypeRefKind.Map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {codecs.Element(value.Type.Element!).Record}>",
            _ => codecs.For(value.Type).Record,
        };
        if (IsThreeState(value)) return $"{CSharp.Json}Optional<{codecs.For(value.Type).Record}?>";
        return MayBeNull(value) ? type + "?" : type;
    }

    public static bool MayBeNull(TypedValue value) => value.IsOptional || value.Type.IsNullable;

    /// <summary>Emits the null checks of reference parameters.</summary>
    public void EmitChecks(SourceWriter writer, Codecs codecs)
    {
        foreach (var value in values)
        {
            if (!MayBeNull(value) && codecs.For(value.Type).RecordIsReference)
            {
                writer.Line($"global::System.ArgumentNullException.ThrowIfNull({CSharpName.Escape(value.Name)});");
            }
        }
    }

    public void EmitDocs(SourceWriter writer)
    {
        foreach (var value in values)
        {
            writer.Param(value.Name, value.Doc, value.IsOptional ? $"The {value.Name}; left out when {(IsThreeState(value) ? "not given" : "null")}." : $"The {value.Name}.");
        }
    }
}
