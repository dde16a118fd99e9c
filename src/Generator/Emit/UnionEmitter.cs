using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits a union as an abstract record with a nested record for each case and one for what is not known.</summary>
internal sealed class UnionEmitter
{
    private readonly SourceWriter writer;
    private readonly ApiFacts facts;

    public UnionEmitter(SourceWriter writer, ApiFacts facts)
    {
        this.writer = writer;
        this.facts = facts;
    }

    public void Emit(UnionTypeModel type, bool isRead, bool isWritten)
    {
        var full = facts.FullName(type.Name);
        writer.Summary(type.Doc, $"The {type.Name} of the {facts.Api} api.");
        writer.Remarks("An open set: a value that is none of the cases is kept as it came, it is never an error." + VersionText.Remark(type.Versions));
        writer.Obsolete(type.Versions);
        writer.Open($"{facts.Accessibility} abstract record {type.Name}{(isWritten ? $" : {CSharp.Json}IJsonWriter<{full}>" : "")}");
        writer.Open($"private {type.Name}()");
        writer.Close();
        writer.Line();
        EmitKinds(type);
        if (isRead) EmitParse(type.Name, full);
        writer.Summary(null, "What stands for a value that the peer left out although it has to be there.");
        writer.Line($"public static {full} Empty {{ get; }} = new {full}.Unknown(default(global::System.Text.Json.JsonElement));");
        writer.Line();
        foreach (var value in type.Cases) EmitCase(type, value, full);
        EmitUnknown(full);
        if (isWritten) EmitWriter(type, full);
        writer.Close();
        writer.Line();
    }

    private void EmitKinds(UnionTypeModel type)
    {
        writer.Summary(null, "Which of the cases a value is.");
        writer.Open("public enum CaseKind");
        writer.Summary(null, "None of the cases that the schema lists.");
        writer.Line("Unknown,");
        foreach (var value in type.Cases)
        {
            writer.Line();
            writer.Summary(value.Doc, $"The case '{value.Wire}'.");
            writer.VersionRemarks(value.Versions);
            writer.Obsolete(value.Versions);
            writer.Line(value.Name + ",");
        }

        writer.Close();
        writer.Line();
    }

    private void EmitParse(string name, string full)
    {
        writer.Summary(null, "Parses one JSON text, strictly.");
        writer.Param("utf8Json", null, "The text: one value and nothing behind it.");
        writer.Line($"/// <exception cref=\"{CSharp.Root}FrameFormatException\">The text is not JSON, or not a {name}.</exception>");
        writer.Line($"public static {full} Parse({CSharp.Bytes} utf8Json) => {CSharp.Json}JsonValues.Parse{Codecs.Object(full).Arguments}(utf8Json);");
        writer.Line();
    }

    private void EmitCase(UnionTypeModel type, UnionCaseModel value, string full)
    {
        var record = facts.FullName(value.Type);
        if (IsOnlyCaseOf(type, value.Type))
        {
            writer.Summary(null, "The value as a case of the union.");
            writer.Param("value", null, "The value.");
            writer.Obsolete(value.Versions);
            writer.Line($"public static implicit operator {full}({record} value) => new {full}.{value.Name}(value);");
            writer.Line();
        }

        writer.Summary(value.Doc, $"The case '{value.Wire}'.");
        writer.VersionRemarks(value.Versions);
        writer.Param("Value", null, "The value.");
        writer.Obsolete(value.Versions);
        writer.Line($"public sealed record {value.Name}({record} Value) : {full};");
        writer.Line();
    }

    private void EmitUnknown(string full)
    {
        const string element = "global::System.Text.Json.JsonElement";
        writer.Summary(null, "A value that is none of the cases.");
        writer.Param("Value", null, "The value as it came.");
        writer.Open($"public sealed record Unknown({element} Value) : {full}");
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public bool Equals({full}.Unknown? other) => other is not null && {CSharp.Json}JsonEquality.AreEqual(Value, other.Value);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public override int GetHashCode() => {CSharp.Json}JsonEquality.HashOf(Value);");
        writer.Close();
        writer.Line();
    }

    private void EmitWriter(UnionTypeModel type, string full)
    {
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static void Write({CSharp.Utf8JsonWriter} writer, {full} value)");
        writer.Open("switch (value)");
        foreach (var value in type.Cases)
        {
            writer.Line($"case {full}.{value.Name} known:").Indent();
            EmitWriteCase(type, value);
            writer.Line("break;").Outdent();
        }

        writer.Line($"case {full}.Unknown unknown:").Indent();
        writer.Line($"{CSharp.Json}JsonCodec.Write(writer, unknown.Value);");
        writer.Line("break;").Outdent();
        writer.Close();
        writer.Close();
    }

    private void EmitWriteCase(UnionTypeModel type, UnionCaseModel value)
    {
        var record = facts.FullName(value.Type);
        if (value.Tag == UnionTag.Own)
        {
            writer.Line($"{record}.Write(writer, known.Value);");
            return;
        }

        var name = type.By.Steps[0].Name!;
        var condition = value.Tag == UnionTag.AddedUnlessKept ? $"if (!known.Value.Unknown.ContainsKey({CSharp.Literal(name)})) " : "";
        var tag = type.Of switch
        {
            "int" => $"WriteNumber({CSharp.Utf8Literal(name)}, {value.Wire}L)",
            "bool" => $"WriteBoolean({CSharp.Utf8Literal(name)}, {value.Wire})",
            _ => $"WriteString({CSharp.Utf8Literal(name)}, {CSharp.Utf8Literal(value.Wire)})",
        };
        writer.Line("writer.WriteStartObject();");
        writer.Line($"{condition}writer.{tag};");
        writer.Line($"{record}.WriteMembers(writer, known.Value);");
        writer.Line("writer.WriteEndObject();");
    }

    /// <summary>A type that stands for two cases does not say by itself which one it is.</summary>
    private static bool IsOnlyCaseOf(UnionTypeModel type, string name)
    {
        var count = 0;
        foreach (var value in type.Cases) count += value.Type == name ? 1 : 0;
        return count == 1;
    }
}
