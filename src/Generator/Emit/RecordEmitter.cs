using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits an object type as a sealed record, with its writer where a parameter contains it.</summary>
internal sealed class RecordEmitter
{
    private readonly SourceWriter writer;
    private readonly ApiFacts facts;
    private readonly Codecs codecs;

    public RecordEmitter(SourceWriter writer, ApiFacts facts)
    {
        this.writer = writer;
        this.facts = facts;
        codecs = new Codecs(facts);
    }

    public void Emit(ObjectTypeModel type, bool isRead, bool isWritten)
    {
        var full = facts.FullName(type.Name);
        writer.Summary(type.Doc, $"The {type.Name} of the {facts.Api} api.");
        writer.VersionRemarks(type.Versions);
        writer.Obsolete(type.Versions);
        writer.Open($"{facts.Accessibility} sealed record {type.Name}{(isWritten ? $" : {CSharp.Json}IJsonWriter<{full}>" : "")}");
        foreach (var field in type.Fields) EmitMember(field);
        if (isRead) EmitParse(type.Name, full);
        EmitEmpty(type, full);
        if (isWritten) EmitWriter(type, full);
        if (HasSecret(type)) EmitPrintMembers(type);
        writer.Close();
        writer.Line();
    }

    private void EmitMember(FieldModel field)
    {
        var codec = codecs.For(field.Type);
        var mayBeNull = MayBeNull(field);
        writer.Summary(field.Doc, $"The member <c>{field.Wire}</c>.".Replace("<c>", "'").Replace("</c>", "'"));
        writer.Remarks($"On the wire: <c>{DocWriter.Escape(field.Wire)}</c>{(field.IsOptional ? ", may be absent" : "")}.{(field.IsSecret ? " A secret: never part of the record's text." : "")}{VersionText.Remark(field.Versions)}");
        writer.Obsolete(field.Versions);
        writer.Line($"public {(mayBeNull ? "" : "required ")}{codec.Record}{(mayBeNull ? "?" : "")} {field.Name} {{ get; init; }}");
        writer.Line();
    }

    private void EmitParse(string name, string full)
    {
        writer.Summary(null, $"Parses one JSON text, strictly.");
        writer.Param("utf8Json", null, "The text: one object and nothing behind it.");
        writer.Line($"/// <exception cref=\"{CSharp.Root}FrameFormatException\">The text is not JSON, or not a {name}.</exception>");
        writer.Line($"public static {full} Parse({CSharp.Bytes} utf8Json) => {CSharp.Json}JsonValues.Parse{Codecs.Object(full).Arguments}(utf8Json);");
        writer.Line();
    }

    private void EmitEmpty(ObjectTypeModel type, string full)
    {
        writer.Summary(null, "What stands for an object that the peer left out although it has to be there: every member has its default.");
        writer.Open($"public static {full} Empty {{ get; }} = new()");
        foreach (var field in type.Fields)
        {
            if (!MayBeNull(field)) writer.Line($"{field.Name} = {codecs.For(field.Type).Empty},");
        }

        writer.Close(";");
    }

    private void EmitWriter(ObjectTypeModel type, string full)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static void Write({CSharp.Utf8JsonWriter} writer, {full} value)");
        writer.Line("writer.WriteStartObject();");
        foreach (var field in type.Fields) EmitWriteMember(field);
        writer.Line("writer.WriteEndObject();");
        writer.Close();
    }

    private void EmitWriteMember(FieldModel field)
    {
        var codec = codecs.For(field.Type);
        var name = $"writer.WritePropertyName({CSharp.Utf8Literal(field.Wire)});";
        if (field.IsOptional)
        {
            writer.Open($"if (value.{field.Name} is {{ }} present{field.Name})");
            writer.Line(name);
            writer.Line($"{codec.Writer}.Write(writer, present{field.Name});");
            writer.Close();
        }
        else if (field.Type.IsNullable)
        {
            writer.Line(name);
            writer.Line($"if (value.{field.Name} is {{ }} present{field.Name}) {codec.Writer}.Write(writer, present{field.Name});");
            writer.Line("else writer.WriteNullValue();");
        }
        else
        {
            writer.Line(name);
            writer.Line($"{codec.Writer}.Write(writer, value.{field.Name});");
        }
    }

    private void EmitPrintMembers(ObjectTypeModel type)
    {
        writer.Line();
        writer.Open("private bool PrintMembers(global::System.Text.StringBuilder builder)");
        for (var i = 0; i < type.Fields.Count; i++)
        {
            var field = type.Fields[i];
            var lead = (i == 0 ? "" : ", ") + field.Name + " = ";
            writer.Line($"builder.Append({CSharp.Literal(lead)});");
            if (!field.IsSecret) writer.Line($"builder.Append((object?){field.Name});");
            else if (MayBeNull(field)) writer.Line($"builder.Append({field.Name} is null ? \"\" : \"***\");");
            else writer.Line("builder.Append(\"***\");");
        }

        writer.Line("return true;");
        writer.Close();
    }

    private static bool MayBeNull(FieldModel field) => field.IsOptional || field.Type.IsNullable;

    private static bool HasSecret(ObjectTypeModel type)
    {
        foreach (var field in type.Fields)
        {
            if (field.IsSecret) return true;
        }

        return false;
    }
}
