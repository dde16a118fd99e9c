using Framewright.Generator.Model;

namespace Framewright.Generator.Emit;

/// <summary>Emits an open enum: known values by name, unknown ones kept.</summary>
internal sealed class EnumEmitter
{
    private readonly SourceWriter writer;
    private readonly ApiFacts facts;

    public EnumEmitter(SourceWriter writer, ApiFacts facts)
    {
        this.writer = writer;
        this.facts = facts;
    }

    public void Emit(EnumTypeModel type)
    {
        var full = facts.FullName(type.Name);
        var scalar = type.IsInteger ? "long" : "string";
        writer.Summary(type.Doc, $"The {type.Name} of the {facts.Api} api.");
        writer.Remarks("An open set: a value that is not listed here is kept as it came, it is never an error." + VersionText.Remark(type.Versions));
        writer.Obsolete(type.Versions);
        writer.Open($"{facts.Accessibility} readonly record struct {type.Name} : {CSharp.Json}IJsonReader<{full}, {full}>, {CSharp.Json}IJsonWriter<{full}>");
        EmitState(type, scalar);
        foreach (var member in type.Members) EmitMember(member, full, type.IsInteger);
        EmitName(type);
        EmitCodec(type, full);
        writer.Close();
        writer.Line();
    }

    private void EmitState(EnumTypeModel type, string scalar)
    {
        if (!type.IsInteger) writer.Line("private readonly string? value;").Line();
        writer.Summary(null, "Makes a value, known or not.");
        writer.Param("value", null, "The value on the wire.");
        writer.Line($"public {type.Name}({scalar} value) => {(type.IsInteger ? "Value" : "this.value")} = value;");
        writer.Line();
        writer.Summary(null, "The value on the wire.");
        writer.Line(type.IsInteger ? "public long Value { get; }" : "public string Value => value ?? \"\";");
        writer.Line();
        writer.Summary(null, "Whether the schema lists the value.");
        writer.Line("public bool IsKnown => NameOf(this) is not null;");
        writer.Line();
    }

    private void EmitMember(EnumMemberModel member, string full, bool isInteger)
    {
        writer.Summary(member.Doc, $"The value '{member.Wire}'.");
        writer.VersionRemarks(member.Versions);
        writer.Obsolete(member.Versions);
        writer.Line($"public static {full} {member.Name} {{ get; }} = new({Literal(member, isInteger)});");
        writer.Line();
    }

    private void EmitName(EnumTypeModel type)
    {
        writer.Summary(null, "The value's name, or the value itself when it is not listed.");
        writer.Line(type.IsInteger
            ? "public override string ToString() => NameOf(this) ?? Value.ToString(global::System.Globalization.CultureInfo.InvariantCulture);"
            : "public override string ToString() => NameOf(this) ?? Value;");
        writer.Line();
        writer.Open($"private static string? NameOf({type.Name} known) => known.Value switch");
        foreach (var member in type.Members) writer.Line($"{Literal(member, type.IsInteger)} => {CSharp.Literal(member.Name)},");
        writer.Line("_ => null,");
        writer.Close(";");
        writer.Line();
    }

    private void EmitCodec(EnumTypeModel type, string full)
    {
        var codec = CSharp.Json + (type.IsInteger ? "Int64Codec" : "TextCodec");
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {CSharp.Json}Slot Read(ref {CSharp.Json}JsonCursor cursor, {CSharp.Json}ViewScratch scratch) => {codec}.Read(ref cursor, scratch);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Open($"public static {full} View({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, {CSharp.Json}Slot slot)");
        if (type.IsInteger)
        {
            writer.Line($"return new {full}({codec}.View(frame, scratch, slot));");
        }
        else
        {
            writer.Line($"{CSharp.Json}JsonText text = {codec}.View(frame, scratch, slot);");
            foreach (var member in type.Members) writer.Line($"if (text == {CSharp.Utf8Literal(member.Wire)}) return {member.Name};");
            writer.Line($"return slot.HasValue ? new {full}(text.ToString()) : default;");
        }

        writer.Close();
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static {full} Record({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, {CSharp.Json}Slot slot) => View(frame, scratch, slot);");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"public static void Write({CSharp.Utf8JsonWriter} writer, {full} value) => {codec}.Write(writer, value.Value);");
    }

    private static string Literal(EnumMemberModel member, bool isInteger) => isInteger ? member.Wire + "L" : CSharp.Literal(member.Wire);
}
