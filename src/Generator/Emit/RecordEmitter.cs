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

    public void Emit(ObjectTypeModel type, bool isRead, bool isWritten, bool isSent = false)
    {
        var full = facts.FullName(type.Name);
        writer.Summary(type.Doc, $"The {type.Name} of the {facts.Api} api.");
        writer.VersionRemarks(type.Versions);
        writer.Obsolete(type.Versions);
        writer.Open($"{facts.Accessibility} sealed record {type.Name}{(isWritten ? $" : {CSharp.Json}IJsonWriter<{full}>" : "")}");
        foreach (var field in type.Fields) EmitMember(field, Codecs.IsThreeState(type, field, isSent), codecs.IsDeferred(field, isRead) || (isRead && Codecs.IsRawJson(field)));
        if (type.KeepsUnknown) EmitUnknown();
        if (isRead) EmitConstructors(type, isSent);
        if (isRead) EmitParse(type.Name, full);
        EmitEmpty(type, full);
        if (isWritten) EmitWriter(type, full);
        if (HasOwnText(type, isRead)) EmitPrintMembers(type, isRead, isSent);
        writer.Close();
        writer.Line();
    }

    /// <summary>The field behind a member that is read when it is asked for. No member begins with a small letter.</summary>
    public static string DeferredName(FieldModel field) => "deferred" + field.Name;

    private void EmitMember(FieldModel field, bool isThreeState, bool isDeferred)
    {
        var codec = codecs.For(field.Type);
        var mayBeNull = MayBeNull(field);
        writer.Summary(field.Doc, $"The member <c>{field.Wire}</c>.".Replace("<c>", "'").Replace("</c>", "'"));
        writer.Remarks($"On the wire: <c>{DocWriter.Escape(field.Wire)}</c>{(isThreeState ? ", may be absent or null" : field.IsOptional ? ", may be absent" : "")}.{(field.IsSecret ? " A secret: never part of the record's text." : "")}{VersionText.Remark(field.Versions)}");
        writer.Obsolete(field.Versions);
        var record = isThreeState ? $"{CSharp.Json}Optional<{codec.Record}?>" : codec.Record + (mayBeNull ? "?" : "");
        if (!isDeferred)
        {
            writer.Line($"public {(mayBeNull ? "" : "required ")}{record} {field.Name} {{ get; init; }}");
            writer.Line();
            return;
        }

        var name = DeferredName(field);
        if (!Codecs.IsRawJson(field)) writer.Line($"/// <exception cref=\"{CSharp.Root}FrameFormatException\">What the peer sent is of another kind, or something in it is: it is read when it is first asked for.</exception>");
        writer.Line($"public {(mayBeNull ? "" : "required ")}{record} {field.Name} {{ get => {name}.{(isThreeState ? "Member" : mayBeNull ? "Value" : Codecs.IsRawJson(field) ? "Element" : "Value!")}; init => {name} = new(value); }}");
        writer.Line();
        writer.Line($"internal {codecs.Deferred(field)} {name};");
        writer.Line();
    }

    private void EmitUnknown()
    {
        writer.Summary(null, "The members that the schema does not list, as they came; they are sent again as they are.");
        writer.Line($"public {Codecs.UnknownRecord} Unknown {{ get; init; }} = {Codecs.UnknownRecord}.Empty;");
        writer.Line();
    }

    /// <summary>The one that users call, and the one that makes a record from what the strict pass recorded: what is absent costs it one comparison.</summary>
    private void EmitConstructors(ObjectTypeModel type, bool isSent)
    {
        writer.Summary(null, "Makes a record of what the initialiser sets.");
        writer.Open($"public {type.Name}()");
        writer.Close();
        writer.Line();
        writer.Line("[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers]");
        writer.Open($"internal {type.Name}({CSharp.Bytes} frame, {CSharp.Json}ViewScratch scratch, global::System.ReadOnlySpan<{CSharp.Json}Slot> slots)");
        for (var i = 0; i < type.Fields.Count; i++) EmitCopy(type.Fields[i], i, Codecs.IsThreeState(type, type.Fields[i], isSent));
        if (type.KeepsUnknown) writer.Line($"Unknown = {Codecs.UnknownReader}.Record(frame, scratch, slots[{type.Fields.Count}]);");
        writer.Close();
        writer.Line();
    }

    private void EmitCopy(FieldModel field, int index, bool isThreeState)
    {
        var codec = codecs.For(field.Type);
        var slot = "slots[" + CSharp.Number(index) + "]";
        var isRaw = Codecs.IsRawJson(field);
        if (isRaw || codecs.IsDeferred(field))
        {
            var copy = isRaw
                ? $"{CSharp.Json}DeferredJson.Copy{(isThreeState ? "OrNull" : "")}(frame, "
                : $"{CSharp.Json}DeferredCodec.Record{(isThreeState ? "OrNull" : "")}{codec.Arguments}(frame, scratch, ";
            if (!isRaw && !MayBeNull(field)) writer.Line($"{field.Name} = {codec.Empty};");
            writer.Line($"if ({(isThreeState ? $"!{slot}.IsAbsent" : slot + ".HasValue")}) {DeferredName(field)} = {copy}{slot});");
            return;
        }

        var reader = field.IsSecret && codec.ViewIsRefStruct ? $"{CSharp.Json}SecretCodec.Record{codec.Arguments}" : codec.Reader + ".Record";
        if (isThreeState) writer.Line($"if (!{slot}.IsAbsent) {field.Name} = new({slot}.HasValue ? {reader}(frame, scratch, {slot}) : default({codec.Record}?));");
        else writer.Line($"{(MayBeNull(field) ? $"if ({slot}.HasValue) " : "")}{field.Name} = {reader}(frame, scratch, {slot});");
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
        if (type.IsTuple)
        {
            EmitCount(type);
            writer.Line("writer.WriteStartArray();");
            for (var i = 0; i < type.Fields.Count; i++) EmitWriteElement(type, i);
            writer.Line("writer.WriteEndArray();");
            writer.Close();
            return;
        }

        writer.Line("writer.WriteStartObject();");
        if (facts.IsTagged(type.Name)) writer.Line("WriteMembers(writer, value);");
        else EmitWriteMembers(type);
        writer.Line("writer.WriteEndObject();");
        writer.Close();
        if (!facts.IsTagged(type.Name)) return;
        writer.Line();
        writer.Summary(null, "Writes the members without the braces around them, behind the one that tells the cases of a union apart.");
        writer.Param("writer", null, "Inside of an object.");
        writer.Param("value", null, "The value.");
        writer.Open($"public static void WriteMembers({CSharp.Utf8JsonWriter} writer, {full} value)");
        EmitWriteMembers(type);
        writer.Close();
    }

    private void EmitWriteMembers(ObjectTypeModel type)
    {
        foreach (var field in type.Fields) EmitWriteMember(type.Name, field, Codecs.IsThreeState(type, field, facts.IsSent(type.Name)));
        if (type.KeepsUnknown) writer.Line($"{CSharp.Json}KeptCodec.WriteMembers(writer, value.Unknown);");
    }

    private void EmitWriteMember(string owner, FieldModel field, bool isThreeState)
    {
        var codec = codecs.For(field.Type);
        var name = $"writer.WritePropertyName({CSharp.Utf8Literal(field.Wire)});";
        if (codecs.IsDeferred(field, facts.IsRead(owner)))
        {
            var deferred = "value." + DeferredName(field);
            if (field.IsOptional) writer.Open($"if ({deferred}.{(isThreeState ? "IsPresent" : "HasValue")})");
            writer.Line(name);
            writer.Line($"{deferred}.Write<{codec.Writer}>(writer);");
            if (field.IsOptional) writer.Close();
        }
        else if (isThreeState)
        {
            writer.Open($"if (value.{field.Name}.IsPresent)");
            writer.Line(name);
            writer.Line($"if (value.{field.Name}.Value is {{ }} present{field.Name}) {codec.Writer}.Write(writer, present{field.Name});");
            writer.Line("else writer.WriteNullValue();");
            writer.Close();
        }
        else if (field.IsOptional)
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

    /// <summary>An optional element is left out when it and everything behind it is; otherwise it holds its place with a null.</summary>
    private void EmitCount(ObjectTypeModel type)
    {
        var first = 0;
        while (first < type.Fields.Count && !type.Fields[first].IsOptional) first++;
        if (first == type.Fields.Count) return;
        writer.Line($"int count = {first};");
        for (var i = first; i < type.Fields.Count; i++) writer.Line($"if (value.{type.Fields[i].Name} is not null) count = {i + 1};");
    }

    private void EmitWriteElement(ObjectTypeModel type, int index)
    {
        var field = type.Fields[index];
        var codec = codecs.For(field.Type);
        if (field.IsOptional) writer.Open($"if (count > {index})");
        if (MayBeNull(field))
        {
            writer.Line($"if (value.{field.Name} is {{ }} present{field.Name}) {codec.Writer}.Write(writer, present{field.Name});");
            writer.Line("else writer.WriteNullValue();");
        }
        else
        {
            writer.Line($"{codec.Writer}.Write(writer, value.{field.Name});");
        }

        if (field.IsOptional) writer.Close();
    }

    private void EmitPrintMembers(ObjectTypeModel type, bool isRead, bool isSent)
    {
        writer.Line();
        writer.Open("private bool PrintMembers(global::System.Text.StringBuilder builder)");
        for (var i = 0; i < type.Fields.Count; i++)
        {
            var field = type.Fields[i];
            var lead = (i == 0 ? "" : ", ") + field.Name + " = ";
            writer.Line($"builder.Append({CSharp.Literal(lead)});");
            if (!field.IsSecret && codecs.IsDeferred(field, isRead)) writer.Line($"builder.Append({DeferredName(field)}.ToString());");
            else if (!field.IsSecret) writer.Line($"builder.Append((object?){field.Name});");
            else if (codecs.IsDeferred(field, isRead)) writer.Line($"builder.Append({DeferredName(field)}.HasValue ? \"***\" : {DeferredName(field)}.IsPresent ? \"null\" : \"\");");
            else if (Codecs.IsThreeState(type, field, isSent)) writer.Line($"builder.Append({field.Name}.Value is null ? {field.Name}.ToString() : \"***\");");
            else if (MayBeNull(field)) writer.Line($"builder.Append({field.Name} is null ? \"\" : \"***\");");
            else writer.Line("builder.Append(\"***\");");
        }

        if (type.KeepsUnknown && !HasSecret(type)) writer.Line("builder.Append(\", Unknown = \").Append((object?)Unknown);");
        writer.Line("return true;");
        writer.Close();
    }

    private static bool MayBeNull(FieldModel field) => field.IsOptional || field.Type.IsNullable;

    /// <summary>Whether the text that C# makes of a record will not do: it would show secrets, or fail at what cannot be read.</summary>
    private bool HasOwnText(ObjectTypeModel type, bool isRead)
    {
        if (HasSecret(type)) return true;
        foreach (var field in type.Fields)
        {
            if (codecs.IsDeferred(field, isRead)) return true;
        }

        return false;
    }

    private static bool HasSecret(ObjectTypeModel type)
    {
        foreach (var field in type.Fields)
        {
            if (field.IsSecret) return true;
        }

        return false;
    }
}
